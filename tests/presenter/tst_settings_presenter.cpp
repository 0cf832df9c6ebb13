// SPDX-License-Identifier: GPL-3.0-or-later
#include "presenter/settings_presenter.h"
#include "session_world.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace Qt::StringLiterals;

class TestSettingsPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pollSeconds_data();
    void pollSeconds();
    void choicesAreSavedAtOnce();
    void theLastProfileIsKept();
    void aFailureIsTold();
};

void TestSettingsPresenter::pollSeconds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("inForce");

    QTest::newRow("least") << u"5"_s << 5;
    QTest::newRow("most") << u"60"_s << 60;
    QTest::newRow("spaces do not count") << u" 20 "_s << 20;
    QTest::newRow("too few") << u"4"_s << 10;
    QTest::newRow("too many") << u"61"_s << 10;
    QTest::newRow("empty") << QString() << 10;
    QTest::newRow("signed") << u"+20"_s << 10;
    QTest::newRow("with a unit") << u"20 s"_s << 10;
}

void TestSettingsPresenter::pollSeconds()
{
    QFETCH(QString, text);
    QFETCH(int, inForce);
    FakeSettingsStore store;
    FakePrompt prompt;
    SettingsPresenter presenter(store, prompt);
    presenter.start();
    const QSignalSpy changed(&presenter, &SettingsPresenter::pollSecondsChanged);

    presenter.setPollText(text);

    QCOMPARE(store.settings.pollSeconds, inForce);
    QCOMPARE(presenter.pollText(), text); // what was typed stays
    QCOMPARE(presenter.pollIssue().isEmpty(), inForce != 10);
    QCOMPARE(changed.count(), inForce == 10 ? 0 : 1);
}

void TestSettingsPresenter::choicesAreSavedAtOnce()
{
    FakeSettingsStore store;
    FakePrompt prompt;
    SettingsPresenter presenter(store, prompt);
    presenter.start();
    const QSignalSpy language(&presenter, &SettingsPresenter::languageChanged);
    const QSignalSpy theme(&presenter, &SettingsPresenter::themeChanged);

    presenter.setLanguage(u"zh_CN"_s);
    presenter.setLanguage(u"zh_CN"_s);
    presenter.setLanguage(u"xx"_s); // there is none
    presenter.setTheme(ThemeChoice::Dark);

    QCOMPARE(store.settings.language, u"zh_CN"_s);
    QCOMPARE(store.settings.theme, ThemeChoice::Dark);
    QCOMPARE(language.count(), 1);
    QCOMPARE(theme.count(), 1);
    QCOMPARE(presenter.languages().size(), size_t(3));
}

void TestSettingsPresenter::theLastProfileIsKept()
{
    FakeSettingsStore store;
    FakePrompt prompt;
    SettingsPresenter presenter(store, prompt);
    presenter.start();
    store.settings.lastProfile = u"web"_s; // the Launch page loaded one meanwhile

    presenter.setTheme(ThemeChoice::Light);

    QCOMPARE(store.settings.lastProfile, u"web"_s);
}

void TestSettingsPresenter::aFailureIsTold()
{
    FakeSettingsStore store;
    FakePrompt prompt;
    SettingsPresenter presenter(store, prompt);
    presenter.start();
    store.failure = makeError(Error::Kind::Storage, u"read-only"_s);

    presenter.setTheme(ThemeChoice::Light);

    QCOMPARE(prompt.messages.size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestSettingsPresenter)
#include "tst_settings_presenter.moc"
