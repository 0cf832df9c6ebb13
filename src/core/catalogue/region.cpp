// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/region.h"

#include <array>

namespace muster {

namespace {

struct Row
{
    QStringView id;
    QStringView english;
    QStringView chinese;
    QStringView host; ///< empty: by the rule
};

/// Official CLI metadata (aliyun-openapi-meta); closed regions stay, since instances may still be
/// there.
constexpr std::array kRows{
    Row{u"ap-northeast-1", u"Japan (Tokyo)", u"日本（东京）", {}},
    Row{u"ap-northeast-2", u"South Korea (Seoul)", u"韩国（首尔）", {}},
    Row{u"ap-south-1", u"India (Mumbai) Closed", u"印度（孟买）已关停", {}},
    Row{u"ap-southeast-1", u"Singapore", u"新加坡", {}},
    Row{u"ap-southeast-2", u"Australia (Sydney) Closed", u"澳大利亚（悉尼）已关停", {}},
    Row{u"ap-southeast-3", u"Malaysia (Kuala Lumpur)", u"马来西亚（吉隆坡）", {}},
    Row{u"ap-southeast-5", u"Indonesia (Jakarta)", u"印度尼西亚（雅加达）", {}},
    Row{u"ap-southeast-6", u"Philippines (Manila)", u"菲律宾（马尼拉）", {}},
    Row{u"ap-southeast-7", u"Thailand (Bangkok)", u"泰国（曼谷）", {}},
    Row{u"cn-beijing", u"China (Beijing)", u"华北2（北京）", {}},
    Row{u"cn-beijing-finance-1", u"China North 2 Finance (Preview)", u"华北2 金融云（邀测）", {}},
    Row{u"cn-chengdu", u"China (Chengdu)", u"西南1（成都）", {}},
    Row{u"cn-fuzhou", u"China (Fuzhou - Local Region)", u"华东6（福州-本地地域）", {}},
    Row{u"cn-guangzhou", u"China (Guangzhou)", u"华南3（广州）", {}},
    Row{u"cn-hangzhou", u"China (Hangzhou)", u"华东1（杭州）", {}},
    Row{u"cn-hangzhou-finance", u"China East 1 Finance", u"华东1 金融云", u"ecs.aliyuncs.com"},
    Row{u"cn-heyuan", u"China (Heyuan)", u"华南2（河源）", {}},
    Row{u"cn-heyuan-acdr-1", u"Heyuan ACDR Auto", u"河源专属云汽车合规", {}},
    Row{u"cn-hongkong", u"China (Hong Kong)", u"中国香港", {}},
    Row{u"cn-huhehaote", u"China (Hohhot)", u"华北5（呼和浩特）", {}},
    Row{u"cn-nanjing", u"China (Nanjing - Local Region)", u"华东5（南京-本地地域）", {}},
    Row{u"cn-qingdao", u"China (Qingdao)", u"华北1（青岛）", {}},
    Row{u"cn-shanghai", u"China (Shanghai)", u"华东2（上海）", {}},
    Row{u"cn-shanghai-finance-1", u"China East 2 Finance", u"华东2 金融云", {}},
    Row{u"cn-shenzhen", u"China (Shenzhen)", u"华南1（深圳）", {}},
    Row{u"cn-shenzhen-finance-1", u"China South 1 Finance", u"华南1 金融云", {}},
    Row{u"cn-wuhan-lr", u"China (Wuhan - Local Region)", u"华中1（武汉-本地地域）", {}},
    Row{u"cn-wulanchabu", u"China (Ulanqab)", u"华北6（乌兰察布）", {}},
    Row{u"cn-zhangjiakou", u"China (Zhangjiakou)", u"华北3（张家口）", {}},
    Row{u"cn-zhengzhou-jva", u"Zhengzhou (China Unicom Joint Venture)", u"郑州（联通合营）", {}},
    Row{u"cn-zhongwei", u"China (Zhongwei)", u"西北2（中卫）", {}},
    Row{u"eu-central-1", u"Germany (Frankfurt)", u"德国（法兰克福）", {}},
    Row{u"eu-west-1", u"UK (London)", u"英国（伦敦）", {}},
    Row{u"me-central-1", u"Saudi Arabia (Riyadh)", u"沙特（利雅得）", {}},
    Row{u"me-east-1", u"UAE (Dubai)", u"阿联酋（迪拜）", {}},
    Row{u"na-south-1", u"Mexico", u"墨西哥", {}},
    Row{u"us-east-1", u"US (Virginia)", u"美国（弗吉尼亚）", {}},
    Row{u"us-southeast-1", u"US (Atlanta)", u"美国（亚特兰大）", {}},
    Row{u"us-west-1", u"US (Silicon Valley)", u"美国（硅谷）", {}},
};

std::vector<RegionInfo> makeList()
{
    std::vector<RegionInfo> list;
    list.reserve(kRows.size());
    for (const Row& row : kRows) {
        const QString id = row.id.toString();
        list.push_back({id, row.english.toString(), row.chinese.toString(),
            row.host.isEmpty() ? QStringLiteral("ecs.%1.aliyuncs.com").arg(id)
                               : row.host.toString()});
    }
    return list;
}

} // namespace

const std::vector<RegionInfo>& builtInRegions()
{
    static const std::vector<RegionInfo> list = makeList();
    return list;
}

std::optional<RegionInfo> builtInRegion(QStringView id)
{
    for (const RegionInfo& region : builtInRegions()) {
        if (region.id == id)
            return region;
    }
    return std::nullopt;
}

} // namespace muster
