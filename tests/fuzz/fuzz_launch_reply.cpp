// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of launch replies: any bytes give ids, an error, or doubt; never an acceptance that
// the bytes do not bear, and nothing clean from an answer with ids.
#include "core/launch/answer.h"
#include "fuzz_support.h"
#include "launch_reader.h"

#include <set>

using namespace muster;

namespace {

constexpr int kAmount = 2;

void idsAreUsable(const LaunchReply& reply)
{
    require(!reply.ids.empty());
    std::set<QString> seen;
    for (const InstanceId& id : reply.ids) {
        require(InstanceId::from(id.value()).has_value());
        require(seen.insert(id.value()).second);
    }
}

void judgedRightly(const Result<LaunchReply>& read, int status)
{
    const InstanceCount amount = *InstanceCount::from(kAmount);
    const Answer answer = classifyLaunch(read, amount, std::nullopt);
    if (read) {
        const bool whole = status == 200 && !read->flawed && read->ids.size() == size_t{kAmount};
        require((answer.cls == AnswerClass::Accepted) == whole);
        require(answer.cls == AnswerClass::Accepted || answer.cls == AnswerClass::SomeIds);
        require(answer.ids == read->ids);
        return;
    }
    require(answer.ids.empty());
    require(answer.cls != AnswerClass::Accepted && answer.cls != AnswerClass::SomeIds);
    if (answer.cls == AnswerClass::Refused)
        require(status >= 400 && status < 500 && !read.error().code.isEmpty());
    // Without a readable code the status decides; a look comes before it is believed.
    if (answer.cls == AnswerClass::RefusedUnlisted)
        require(status >= 400 && status < 500);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    const ApiReply reply = replyFrom(bytes, size);
    const Result<LaunchReply> read = readLaunchReply(reply);
    if (read)
        idsAreUsable(*read);
    else
        require(reply.httpStatus != 200 || read.error().kind != Error::Kind::NotSent);
    judgedRightly(read, reply.httpStatus);
    return 0;
}
