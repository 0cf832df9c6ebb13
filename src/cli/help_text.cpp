// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "command_table.h"

#include <QCoreApplication>

namespace muster::cli {

using namespace Qt::StringLiterals;

namespace {

struct HelpWords
{
    Q_DECLARE_TR_FUNCTIONS(muster::cli::HelpText)
};

QString translated(const char* text)
{
    return QCoreApplication::translate("muster::cli", text);
}

QString optionLine(const OptionSpec& option)
{
    QString name = u"--"_s + QLatin1String(option.name);
    const QString placeholder = QString::fromUtf8(option.placeholder ? option.placeholder : "");
    if (option.value == OptionValue::Required)
        name += u' ' + placeholder;
    if (option.value == OptionValue::Optional)
        name += u"[="_s + placeholder + u']';
    return u"  "_s + name.leftJustified(26) + u' ' + translated(option.help) + u'\n';
}

QString optionLines(std::span<const OptionSpec> options)
{
    QString text;
    for (const OptionSpec& option : options)
        text += optionLine(option);
    return text;
}

QString commandLines()
{
    QString text;
    for (const CommandSpec& spec : commandSpecs()) {
        if (spec.command != Command::Window)
            text += u"  "_s + QString::fromLatin1(spec.words).leftJustified(26) + u' '
                + translated(spec.help) + u'\n';
    }
    return text;
}

} // namespace

QString helpText(Command command)
{
    const CommandSpec& spec = specOf(command);
    const QString words = QString::fromLatin1(spec.words);
    QString text = HelpWords::tr("Usage: %1")
                       .arg(u"muster "_s + (words.isEmpty() ? QString() : words + u' ')
                           + QString::fromUtf8(spec.synopsis));
    text = text.trimmed() + "\n\n"_L1;
    if (command == Command::Window) {
        text += HelpWords::tr("Without a command it opens the window.") + "\n\n"_L1;
        text += HelpWords::tr("Commands:") + u'\n' + commandLines() + u'\n';
    } else {
        text += translated(spec.help) + "\n\n"_L1;
    }
    if (!spec.options.empty())
        text += HelpWords::tr("Options:") + u'\n' + optionLines(spec.options) + u'\n';
    return text + HelpWords::tr("Common options:") + u'\n' + optionLines(commonOptions());
}

} // namespace muster::cli
