// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/display_text.h"
#include "presenter/launch_presenter.h"
#include "presenter/words.h"

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// Names that a preview shows at most.
constexpr int kPreviewNames = 3;

} // namespace

std::optional<int> LaunchPresenter::amountNumber() const
{
    const QString text = m_form.amount.trimmed();
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    bool fits = false;
    const int number = text.toInt(&fits);
    return fits ? std::optional(number) : std::nullopt;
}

QString LaunchPresenter::namePreview() const
{
    const std::optional<int> amount = amountNumber();
    if (m_form.instanceName.trimmed().isEmpty() || !amount || *amount < 1
        || *amount > kMaxBatchSize)
        return {};
    const auto pattern = NamePattern::from(m_form.instanceName.trimmed(), *amount);
    if (!pattern)
        return {};
    return pattern->isOrdered() ? pattern->preview(*amount, kPreviewNames).join(u' ')
                                : pattern->nameAt(0);
}

QString LaunchPresenter::releaseText(const std::optional<ReleaseTime>& time) const
{
    if (!time)
        return tr("Never released.");
    //: when the instances are released: a span from now, local time, the same as UTC text
    return tr("%1 · %2 · %3")
        .arg(Words::spanUntil(time->time(), serverNow()), Words::localTime(time->time()),
            time->text());
}

QString LaunchPresenter::releaseLine() const
{
    if (m_form.release == ReleaseChoice::Kind::Never)
        return tr("Never released.");
    const auto time = ReleaseTime::fromText(m_form.releaseUtc, serverNow());
    return time ? releaseText(*time) : QString();
}

QString LaunchPresenter::chargeText(const Parameters& parameters) const
{
    const QString strategy = parameters.text(u"SpotStrategy"_s);
    if (strategy == "SpotAsPriceGo"_L1)
        return tr("Preemptible, at the market price");
    if (strategy == "SpotWithPriceLimit"_L1) {
        return tr("Preemptible, at most %1 an hour")
            .arg(displayText(parameters.text(u"SpotPriceLimit"_s)));
    }
    if (parameters.text(u"InstanceChargeType"_s) == "PrePaid"_L1)
        return tr("Subscription");
    return tr("Pay-as-you-go");
}

QString LaunchPresenter::launchText() const
{
    const std::optional<int> amount = amountNumber();
    return amount && *amount > 0 ? tr("Launch %n instances", nullptr, *amount) : tr("Launch");
}

QString LaunchPresenter::summarySentence() const
{
    if (m_spec) {
        //: amount, instance type, region: "20 × ecs.g6.large in cn-hangzhou"
        return tr("%1 × %2 in %3")
            .arg(Words::number(m_spec->amount), displayText(m_spec->instanceType()),
                displayText(m_spec->region.value()));
    }
    return tr("%n fields need attention.", nullptr, static_cast<int>(m_issues.size()));
}

void LaunchPresenter::buildSummary()
{
    m_summaryRows.clear();
    if (!m_spec)
        return;
    const int bandwidth = m_spec->publicBandwidth();
    const int calls = (m_spec->amount + InstanceCount::kMax - 1) / InstanceCount::kMax;
    m_summaryRows.push_back({tr("Public IP"),
        bandwidth > 0 ? tr("%1 Mbit/s").arg(Words::number(bandwidth)) : tr("none")});
    if (!namePreview().isEmpty())
        m_summaryRows.push_back({tr("Names"), namePreview()});
    m_summaryRows.push_back({tr("Charging"), chargeText(m_spec->parameters)});
    m_summaryRows.push_back({tr("Release"), releaseText(m_spec->releaseTime)});
    if (m_spec->atLeast)
        m_summaryRows.push_back({tr("At least"), Words::instances(*m_spec->atLeast)});
    if (calls > 1)
        m_summaryRows.push_back({tr("Calls"), tr("%n calls of at most 100", nullptr, calls)});
}

ConfirmSummary LaunchPresenter::confirmSummary(const Plan& plan) const
{
    const LaunchSpec& spec = plan.spec;
    const auto value
        = [&spec](const QString& name) { return displayText(spec.parameters.text(name)); };
    const Account& account = m_session->account();
    ConfirmSummary summary;
    summary.simulator = account.simulator;
    summary.sentence = tr("%1 × %2 in %3")
                           .arg(Words::number(spec.amount), displayText(spec.instanceType()),
                               displayText(spec.region.value()));
    summary.rows.push_back({tr("What"),
        tr("%1 with image %2").arg(displayText(spec.instanceType()), value(u"ImageId"_s))});
    summary.rows.push_back({tr("How many"),
        spec.atLeast
            ? tr("%1, at least %2").arg(Words::instances(spec.amount), Words::number(*spec.atLeast))
            : Words::instances(spec.amount)});
    summary.rows.push_back({tr("Where"),
        tr("%1, vSwitch %2").arg(displayText(spec.region.value()), value(u"VSwitchId"_s))});
    summary.rows.push_back({tr("For whom"),
        tr("%1 (%2)").arg(displayText(account.name), displayText(account.accessKeyId))});
    if (spec.name)
        summary.rows.push_back(
            {tr("Names"), displayText(spec.name->preview(spec.amount, kPreviewNames).join(u' '))});
    summary.rows.push_back({tr("Public IP"),
        spec.publicBandwidth() > 0 ? tr("%1 Mbit/s").arg(Words::number(spec.publicBandwidth()))
                                   : tr("none")});
    summary.rows.push_back({tr("Until when"), releaseText(spec.releaseTime)});
    //: how the instances are paid for
    summary.rows.push_back({tr("How much"),
        account.simulator ? tr("Nothing: the simulator costs no money.")
                          : chargeText(spec.parameters)});
    if (plan.calls.size() > 1) {
        summary.rows.push_back({tr("Calls"),
            tr("%n calls of at most 100", nullptr, static_cast<int>(plan.calls.size()))});
    }
    if (!spec.releaseTime && !account.simulator)
        summary.warnings += tr("No release time: they run, and cost, until you release them.");
    return summary;
}

} // namespace muster
