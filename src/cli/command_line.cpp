// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"

#include "command_table.h"

#include <QCoreApplication>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

struct LineWords
{
    Q_DECLARE_TR_FUNCTIONS(muster::cli::CommandLine)
};

Error usageError(const QString& message)
{
    Error error = makeError(Error::Kind::Invalid, u"usage"_s);
    error.message = message;
    return error;
}

/// An option as it was typed: name, and the value after `=` if there was one.
struct TypedOption
{
    QString name{};
    std::optional<QString> value{};
};

TypedOption splitOption(const QString& word)
{
    const QString text = word.mid(2);
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 0)
        return {text, std::nullopt};
    return {text.left(equals), text.mid(equals + 1)};
}

/// Reads word by word; the command's own words come first or after common options.
class Reader
{
public:
    explicit Reader(const QStringList& words)
        : m_words(words)
    {
    }

    Result<CommandLine> read()
    {
        m_spec = &commandOfWords();
        m_line.command = m_spec->command;
        for (; m_at < m_words.size(); ++m_at) {
            if (const Result<Done> step = readWord(m_words.at(m_at)); !step)
                return step.error();
        }
        return finish();
    }

private:
    /// Finds the command: the first words that are neither an option nor the value of a common one.
    const CommandSpec& commandOfWords()
    {
        for (qsizetype at = 0; at < m_words.size(); ++at) {
            const QString& word = m_words.at(at);
            if (!word.startsWith("--"_L1)) {
                return takeCommand(at);
            }
            const TypedOption typed = splitOption(word);
            const OptionSpec* option = findOption(specOf(Command::Window), typed.name);
            if (option && option->value == OptionValue::Required && !typed.value)
                ++at;
        }
        return specOf(Command::Window);
    }

    const CommandSpec& takeCommand(qsizetype at)
    {
        const QString one = m_words.at(at);
        const QString two = one + u' ' + m_words.value(at + 1);
        for (const CommandSpec& spec : commandSpecs()) {
            const QLatin1String words(spec.words);
            if (words.isEmpty() || (words != one && words != two))
                continue;
            m_words.remove(at, words == two ? 2 : 1);
            return spec;
        }
        return specOf(Command::Window); // the unknown word is reported as an argument
    }

    Result<Done> readWord(const QString& word)
    {
        if (m_optionsEnded || !word.startsWith(u'-') || word == "-"_L1) {
            m_line.arguments.append(word);
            return Done{};
        }
        if (word == "--"_L1) {
            m_optionsEnded = true;
            return Done{};
        }
        if (word == "-h"_L1)
            return store(*findOption(*m_spec, u"help"_s), std::nullopt);
        const TypedOption typed = splitOption(word);
        const OptionSpec* option
            = word.startsWith("--"_L1) ? findOption(*m_spec, typed.name) : nullptr;
        if (!option)
            return usageError(LineWords::tr("Unknown option %1.").arg(word.section(u'=', 0, 0)));
        return store(*option, typed.value);
    }

    Result<Done> store(const OptionSpec& option, std::optional<QString> value)
    {
        const QString name = QString::fromLatin1(option.name);
        if (option.value == OptionValue::None && value)
            return usageError(LineWords::tr("Option --%1 takes no value.").arg(name));
        if (option.value == OptionValue::Required && !value) {
            const QString next = m_words.value(m_at + 1);
            if (m_at + 1 >= m_words.size() || next.startsWith("--"_L1))
                return usageError(LineWords::tr("Option --%1 needs a value.").arg(name));
            value = next;
            ++m_at;
        }
        if (m_line.has(name) && !option.repeats)
            return usageError(LineWords::tr("Option --%1 is given twice.").arg(name));
        if (option.choices && !isChoice(option, value.value_or(QString()))) {
            return usageError(
                LineWords::tr("Option --%1 must be one of: %2.")
                    .arg(name, QString::fromLatin1(option.choices).replace(u'|', ", "_L1)));
        }
        QStringList& values = m_line.options[name];
        if (value)
            values.append(*value);
        return Done{};
    }

    static bool isChoice(const OptionSpec& option, const QString& value)
    {
        return QString::fromLatin1(option.choices).split(u'|').contains(value);
    }

    Result<CommandLine> finish()
    {
        if (m_line.has(u"version"_s)) {
            m_line.command = Command::Version;
            return m_line;
        }
        if (m_line.has(u"help"_s) || m_line.arguments.value(0) == "help"_L1) {
            m_line.helpFor = m_line.command;
            m_line.command = Command::Help;
            return m_line;
        }
        return checkArguments();
    }

    Result<CommandLine> checkArguments()
    {
        const QString first = m_line.arguments.value(0);
        if (m_spec->command == Command::Window && !first.isEmpty()) {
            return usageError(LineWords::tr("There is no command %1. “muster --help” lists them.")
                                  .arg((first + u' ' + m_line.arguments.value(1)).trimmed()));
        }
        if (m_line.arguments.size() > m_spec->maxArguments) {
            return usageError(LineWords::tr("Unexpected argument %1.")
                                  .arg(m_line.arguments.at(m_spec->maxArguments)));
        }
        if (m_line.arguments.size() < m_spec->minArguments) {
            return usageError(LineWords::tr("Usage: %1")
                                  .arg(u"muster %1 %2"_s.arg(QLatin1String(m_spec->words),
                                      QString::fromUtf8(m_spec->synopsis))));
        }
        return excludeEachOther({{u"json"_s, u"csv"_s}, {u"release-in"_s, u"release-at"_s},
            {u"batch"_s, u"instance"_s}});
    }

    Result<CommandLine> excludeEachOther(const std::vector<std::pair<QString, QString>>& pairs)
    {
        for (const auto& [one, other] : pairs) {
            if (m_line.has(one) && m_line.has(other)) {
                return usageError(
                    LineWords::tr("Options --%1 and --%2 exclude each other.").arg(one, other));
            }
        }
        return m_line;
    }

    QStringList m_words;
    qsizetype m_at = 0;
    bool m_optionsEnded = false;
    const CommandSpec* m_spec = nullptr;
    CommandLine m_line;
};

} // namespace

QStringList CommandLine::all(const QString& option) const
{
    const auto found = options.find(option);
    return found == options.end() ? QStringList() : found->second;
}

Result<CommandLine> parseCommandLine(const QStringList& words)
{
    return Reader(words).read();
}

QString languageIn(const QStringList& words)
{
    for (qsizetype at = 0; at < words.size(); ++at) {
        if (words.at(at).startsWith("--language="_L1))
            return words.at(at).mid(11);
        if (words.at(at) == "--language"_L1)
            return words.value(at + 1);
    }
    return {};
}

} // namespace muster::cli
