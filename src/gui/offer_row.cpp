// SPDX-License-Identifier: GPL-3.0-or-later
#include "offer_row.h"

#include "icons.h"

#include <QPushButton>

namespace muster {

QString offerName(BatchWish wish)
{
    switch (wish) {
    case BatchWish::Finish:
        return QStringLiteral("finishBatchButton");
    case BatchWish::OrderAgain:
        return QStringLiteral("orderAgainButton");
    case BatchWish::LookAgain:
        return QStringLiteral("lookAgainButton");
    case BatchWish::ConfirmAccount:
        return QStringLiteral("confirmAccountButton");
    case BatchWish::Accept:
        return QStringLiteral("acceptBatchButton");
    case BatchWish::TopUp:
        return QStringLiteral("topUpButton");
    case BatchWish::Release:
        return QStringLiteral("releaseBatchButton");
    }
    return {};
}

QString offerIcon(BatchWish wish)
{
    switch (wish) {
    case BatchWish::Finish:
        return QStringLiteral("action/resume");
    case BatchWish::OrderAgain:
        return QStringLiteral("action/relaunch");
    case BatchWish::LookAgain:
        return QStringLiteral("action/search");
    case BatchWish::ConfirmAccount:
        return QStringLiteral("action/check");
    case BatchWish::Accept:
        return QStringLiteral("action/close");
    case BatchWish::TopUp:
        return QStringLiteral("action/add");
    case BatchWish::Release:
        return QStringLiteral("action/release");
    }
    return {};
}

QString spokenText(QString text)
{
    while (text.endsWith(u'…') || text.endsWith(u' '))
        text.chop(1);
    return text;
}

OfferRow::OfferRow(QWidget* parent)
    : FlowRow(parent)
{
}

void OfferRow::adopt(QPushButton* button, size_t at)
{
    connect(
        button, &QPushButton::clicked, this, [this, at] { Q_EMIT requested(m_offers[at].wish); });
}

void OfferRow::setOffers(const std::vector<BatchOffer>& offers)
{
    if (offers == m_offers)
        return;
    m_offers = offers;
    setCount(offers.size());
    for (size_t i = 0; i < offers.size(); ++i) {
        QPushButton* button = buttonAt(i);
        button->setObjectName(offerName(offers[i].wish));
        button->setIcon(themedIcon(offerIcon(offers[i].wish)));
        button->setText(offers[i].text);
        button->setAccessibleName(spokenText(offers[i].text));
        button->setToolTip(offers[i].toolTip);
    }
    setVisible(!offers.empty());
    arrange();
}

} // namespace muster
