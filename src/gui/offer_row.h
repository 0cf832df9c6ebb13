// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow_row.h"
#include "presenter/batch_orders.h"

#include <vector>

namespace muster {

/// What can be done with a batch now, a button each.
class OfferRow : public FlowRow
{
    Q_OBJECT

public:
    explicit OfferRow(QWidget* parent = nullptr);

    void setOffers(const std::vector<BatchOffer>& offers);

Q_SIGNALS:
    void requested(muster::BatchWish wish);

protected:
    void adopt(QPushButton* button, size_t at) override;

private:
    std::vector<BatchOffer> m_offers;
};

/// The object name of a wish's button: `finishBatchButton` …
QString offerName(BatchWish wish);
/// The icon's name of a wish.
QString offerIcon(BatchWish wish);
/// What a screen reader says for a button: its words without the dots.
QString spokenText(QString text);

} // namespace muster
