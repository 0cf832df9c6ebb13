// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of error replies: any bytes give an error of bounded size with the status that came,
// and what comes of it on a screen or in a log is fit to be shown.
#include "api_errors.h"
#include "core/launch/answer.h"
#include "core/text/display_text.h"
#include "fuzz_support.h"

using namespace muster;

namespace {

constexpr qsizetype kLongestCode = 256;

void isBounded(const Error& error)
{
    require(error.code.size() <= kLongestCode);
    require(error.requestId.size() <= kLongestCode);
    require(firstHiddenCharacter(displayText(error.message)) == -1);
    require(firstHiddenCharacter(displayText(error.code)) == -1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    const ApiReply reply = replyFrom(bytes, size);
    const std::optional<Error> error = errorOf(reply);
    if (reply.httpStatus != 200)
        require(error.has_value());
    if (!error)
        return 0;
    require(error->httpStatus == reply.httpStatus);
    isBounded(*error);
    const CodeClass judged = classifyCode(error->code, reply.httpStatus);
    const bool isRefusal = judged.cls == AnswerClass::Refused;
    require(isRefusal == (judged.refusal != RefusalKind::None));
    return 0;
}
