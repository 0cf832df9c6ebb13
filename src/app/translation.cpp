// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation.h"

#include <QLibraryInfo>
#include <QLocale>

namespace muster::app {

using namespace Qt::StringLiterals;

namespace {

QString supported(const QString& wanted)
{
    if (wanted == "en"_L1 || wanted == "zh_CN"_L1)
        return wanted;
    return QLocale::system().language() == QLocale::Chinese ? u"zh_CN"_s : u"en"_s;
}

} // namespace

void Translation::use(const QString& language)
{
    m_language = supported(language);
    QCoreApplication::removeTranslator(&m_muster);
    QCoreApplication::removeTranslator(&m_qt);
    // English has the country of the system, so that dates and numbers look as at home.
    const QLocale system = QLocale::system();
    const bool isSystem = system.name().startsWith(m_language);
    QLocale::setDefault(isSystem ? system : QLocale(m_language));
    if (m_muster.load(u":/i18n/muster_"_s + m_language))
        QCoreApplication::installTranslator(&m_muster);
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (m_language != "en"_L1 && m_qt.load(u"qtbase_"_s + m_language, folder))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace muster::app
