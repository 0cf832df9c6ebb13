// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QTranslator>

namespace muster::app {

/// The languages of the program: English and Chinese. Switched at any time.
class Translation
{
public:
    /// Speaks \a language (`en`, `zh_CN`); empty: what the locale says, else English.
    void use(const QString& language);
    [[nodiscard]] const QString& language() const { return m_language; }

private:
    QString m_language;
    QTranslator m_muster;
    QTranslator m_qt; ///< standard buttons and menus of Qt itself
};

} // namespace muster::app
