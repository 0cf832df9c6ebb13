// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/launch_form.h"

#include <array>
#include <map>
#include <utility>

namespace muster {

namespace {

using namespace Qt::StringLiterals;

/// The fields that are a text and a parameter of the same meaning.
struct TextField
{
    LaunchField field;
    QLatin1StringView parameter;
    QString LaunchForm::*text;
};

constexpr std::array kTextFields{
    TextField{LaunchField::Region, "RegionId"_L1, &LaunchForm::region},
    TextField{LaunchField::VSwitch, "VSwitchId"_L1, &LaunchForm::vSwitch},
    TextField{LaunchField::Image, "ImageId"_L1, &LaunchForm::image},
    TextField{LaunchField::InstanceType, "InstanceType"_L1, &LaunchForm::instanceType},
    TextField{LaunchField::DiskCategory, "SystemDisk.Category"_L1, &LaunchForm::diskCategory},
    TextField{LaunchField::DiskSize, "SystemDisk.Size"_L1, &LaunchForm::diskSize},
    TextField{LaunchField::Amount, "Amount"_L1, &LaunchForm::amount},
    TextField{LaunchField::MinAmount, "MinAmount"_L1, &LaunchForm::minAmount},
    TextField{LaunchField::InstanceName, "InstanceName"_L1, &LaunchForm::instanceName},
    TextField{LaunchField::SecurityGroup, "SecurityGroupId"_L1, &LaunchForm::securityGroup},
    TextField{LaunchField::KeyPair, "KeyPairName"_L1, &LaunchForm::keyPair},
};

/// The texts that count only together with a choice.
constexpr std::array kChoiceTexts{
    std::pair{LaunchField::Bandwidth, &LaunchForm::bandwidth},
    std::pair{LaunchField::PriceLimit, &LaunchForm::priceLimit},
    std::pair{LaunchField::ReleaseSpan, &LaunchForm::releaseSpan},
    std::pair{LaunchField::ReleaseLocal, &LaunchForm::releaseLocal},
    std::pair{LaunchField::ReleaseUtc, &LaunchForm::releaseUtc},
};

/// Null for a field without a text.
QString LaunchForm::*textOf(LaunchField field)
{
    for (const TextField& entry : kTextFields) {
        if (entry.field == field)
            return entry.text;
    }
    for (const auto& [choice, text] : kChoiceTexts) {
        if (choice == field)
            return text;
    }
    return nullptr;
}

const QString kBandwidth = u"InternetMaxBandwidthOut"_s;
const QString kCharge = u"InstanceChargeType"_s;
const QString kStrategy = u"SpotStrategy"_s;
const QString kPriceLimit = u"SpotPriceLimit"_s;
const QString kPostPaid = u"PostPaid"_s;

void putCharge(const LaunchForm& form, Parameters& parameters)
{
    switch (form.charge) {
    case ChargeChoice::PayAsYouGo:
        return; // the API's default; what `other` says about it stays
    case ChargeChoice::SpotMarketPrice:
        parameters.set(kCharge, kPostPaid);
        parameters.set(kStrategy, u"SpotAsPriceGo"_s);
        return;
    case ChargeChoice::SpotPriceLimit:
        parameters.set(kCharge, kPostPaid);
        parameters.set(kStrategy, u"SpotWithPriceLimit"_s);
        if (!form.priceLimit.isEmpty())
            parameters.set(kPriceLimit, form.priceLimit);
        return;
    }
}

/// Takes what the form can show of the way of charging out of \a other.
void takeCharge(LaunchForm& form, Parameters& other)
{
    const QString strategy = other.text(kStrategy);
    if (strategy == "SpotAsPriceGo"_L1)
        form.charge = ChargeChoice::SpotMarketPrice;
    else if (strategy == "SpotWithPriceLimit"_L1)
        form.charge = ChargeChoice::SpotPriceLimit;
    if (strategy == "NoSpot"_L1 || form.charge != ChargeChoice::PayAsYouGo)
        other.remove(kStrategy);
    if (other.text(kCharge) == kPostPaid)
        other.remove(kCharge);
    if (form.charge == ChargeChoice::SpotPriceLimit) {
        form.priceLimit = other.text(kPriceLimit);
        other.remove(kPriceLimit);
    }
}

void putTags(const std::vector<TagField>& tags, Parameters& parameters)
{
    int number = 0;
    for (const TagField& tag : tags) {
        if (tag.key.isEmpty() && tag.value.isEmpty())
            continue;
        ++number;
        parameters.set(u"Tag.%1.Key"_s.arg(number), tag.key);
        parameters.set(u"Tag.%1.Value"_s.arg(number), tag.value);
    }
}

void takeTags(LaunchForm& form, Parameters& other)
{
    std::map<int, TagField> byNumber;
    const Parameters::Map all = other.values(); // entries are taken out meanwhile
    for (const auto& [name, value] : all) {
        const QStringList parts = name.split(u'.');
        if (parts.size() != 3 || parts[0] != "Tag"_L1)
            continue;
        bool isNumber = false;
        const int number = parts[1].toInt(&isNumber);
        if (!isNumber || (parts[2] != "Key"_L1 && parts[2] != "Value"_L1))
            continue;
        TagField& tag = byNumber[number];
        (parts[2] == "Key"_L1 ? tag.key : tag.value) = value;
        other.remove(name);
    }
    for (const auto& [number, tag] : byNumber)
        form.tags.push_back(tag);
}

ReleaseChoice releaseOf(const LaunchForm& form)
{
    ReleaseChoice choice;
    choice.kind = form.release;
    switch (form.release) {
    case ReleaseChoice::Kind::Never:
        break;
    case ReleaseChoice::Kind::InSpan:
        choice.text = form.releaseSpan;
        break;
    case ReleaseChoice::Kind::AtTime: // a local time that is none is judged as it was typed
        choice.text = form.releaseUtc.isEmpty() ? form.releaseLocal : form.releaseUtc;
        break;
    }
    return choice;
}

} // namespace

LaunchDraft LaunchForm::toDraft() const
{
    LaunchDraft draft;
    draft.parameters = other;
    for (const TextField& field : kTextFields) {
        const QString& value = this->*(field.text);
        if (!value.isEmpty())
            draft.parameters.set(QString(field.parameter), value);
    }
    if (publicIp && !bandwidth.isEmpty())
        draft.parameters.set(kBandwidth, bandwidth);
    putCharge(*this, draft.parameters);
    putTags(tags, draft.parameters);
    draft.split = split;
    draft.release = releaseOf(*this);
    return draft;
}

LaunchForm LaunchForm::fromDraft(const LaunchDraft& draft)
{
    LaunchForm form;
    form.other = draft.parameters;
    form.amount.clear();
    for (const TextField& field : kTextFields) {
        form.*(field.text) = form.other.text(QString(field.parameter));
        form.other.remove(QString(field.parameter));
    }
    form.bandwidth = form.other.text(kBandwidth);
    form.other.remove(kBandwidth);
    form.publicIp = !form.bandwidth.isEmpty() && form.bandwidth.trimmed() != "0"_L1;
    takeCharge(form, form.other);
    takeTags(form, form.other);
    form.split = draft.split;
    form.release = draft.release.kind;
    if (form.release == ReleaseChoice::Kind::InSpan)
        form.releaseSpan = draft.release.text;
    if (form.release == ReleaseChoice::Kind::AtTime)
        form.releaseUtc = draft.release.text;
    return form;
}

QString LaunchForm::text(LaunchField field) const
{
    QString LaunchForm::*const text = textOf(field);
    return text != nullptr ? this->*text : QString();
}

bool LaunchForm::setText(LaunchField field, const QString& text)
{
    QString LaunchForm::*const place = textOf(field);
    if (place == nullptr)
        return false;
    this->*place = text;
    return true;
}

LaunchField launchFieldOf(const Problem& problem, const LaunchForm& form)
{
    for (const TextField& entry : kTextFields) {
        if (problem.field == entry.parameter)
            return entry.field;
    }
    if (problem.field == kBandwidth)
        return LaunchField::Bandwidth;
    if (problem.field == kCharge || problem.field == kStrategy)
        return LaunchField::ChargeType;
    if (problem.field == kPriceLimit)
        return LaunchField::PriceLimit;
    if (problem.field == "Tag"_L1 || problem.field.startsWith("Tag."_L1))
        return LaunchField::Tags;
    if (problem.field != "AutoReleaseTime"_L1)
        return LaunchField::Other;
    if (form.release == ReleaseChoice::Kind::InSpan)
        return LaunchField::ReleaseSpan;
    const bool onlyLocal = form.releaseUtc.isEmpty() && !form.releaseLocal.isEmpty();
    return onlyLocal ? LaunchField::ReleaseLocal : LaunchField::ReleaseUtc;
}

} // namespace muster
