<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>muster::BatchArea</name>
    <message>
        <source>Release selected instances…</source>
        <translation>释放所选实例…</translation>
    </message>
    <message numerus="yes">
        <source>Release %n instances…</source>
        <translation>
            <numerusform>释放 %n 个实例…</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch status</source>
        <translation>批次状态</translation>
    </message>
    <message>
        <source>Batch instances</source>
        <translation>批次中的实例</translation>
    </message>
    <message>
        <source>States of the batch</source>
        <translation>批次中各状态的数量</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>放弃其余调用</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>Copy, export, release</source>
        <translation>复制、导出、释放</translation>
    </message>
    <message>
        <source>Actions on the batch</source>
        <translation>对批次的操作</translation>
    </message>
    <message>
        <source>Finish the batch</source>
        <translation>完成批次</translation>
    </message>
</context>
<context>
    <name>muster::BatchOrders</name>
    <message>
        <source>Close during a launch</source>
        <translation>启动过程中关闭</translation>
    </message>
    <message>
        <source>Calls that were not sent yet stay unsent; answers under way are waited for, at most 3 seconds. The journal holds all of it, and the next start goes on from there.</source>
        <translation>尚未发送的调用不再发送；正在等待的应答最多再等 3 秒。一切都记在台账中，下次启动程序时从那里继续。</translation>
    </message>
    <message>
        <source>Stop the launch and close</source>
        <translation>停止启动并关闭</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a batch&apos;s label and its line: &quot;web-0412: 0 of 20 running · 20 being ordered&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>Release %n instances…</source>
        <translation>
            <numerusform>释放 %n 个实例…</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens the release dialog with what is left of this batch.</source>
        <translation>打开释放对话框，列出此批次余下的实例。</translation>
    </message>
    <message numerus="yes">
        <source>Finish: order %n instances…</source>
        <translation>
            <numerusform>完成批次：购买 %n 个实例…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finish: settle %n calls…</source>
        <translation>
            <numerusform>完成批次：查清 %n 次调用…</numerusform>
        </translation>
    </message>
    <message>
        <source>Sends the calls that were not sent, and repeats those in doubt. Asks first.</source>
        <translation>发送尚未发送的调用，并重复存疑的调用。会先询问。</translation>
    </message>
    <message numerus="yes">
        <source>Order %n instances again…</source>
        <translation>
            <numerusform>重新购买 %n 个实例…</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders what was refused or proved not bought once more, in this batch. Asks first.</source>
        <translation>在此批次中重新购买被拒绝或已证实未买到的部分。会先询问。</translation>
    </message>
    <message numerus="yes">
        <source>Top up %n instances…</source>
        <translation>
            <numerusform>补足 %n 个实例…</numerusform>
        </translation>
    </message>
    <message>
        <source>Fills the form with this batch and the number that is missing: a new launch.</source>
        <translation>用此批次的参数和缺少的数量填写表单：这是一次新的启动。</translation>
    </message>
    <message>
        <source>Look with this account…</source>
        <translation>用此账号查找…</translation>
    </message>
    <message>
        <source>This batch was ordered with another key or endpoint. Look for it with the account that is used now.</source>
        <translation>此批次是用其他密钥或接入点购买的。用当前账号查找它。</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次查找</translation>
    </message>
    <message>
        <source>Looks for the instances of the calls in doubt at once.</source>
        <translation>立即查找存疑调用的实例。</translation>
    </message>
    <message numerus="yes">
        <source>Accept as it is: cancel %n calls</source>
        <translation>
            <numerusform>就此接受：取消 %n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes what there is. The calls that were not sent are never sent.</source>
        <translation>接受现状。尚未发送的调用永远不再发送。</translation>
    </message>
    <message>
        <source>They were refused or proved not bought, so they are ordered anew, under new tokens.</source>
        <translation>这些已被拒绝或已证实未买到，因此用新的令牌重新购买。</translation>
    </message>
    <message>
        <source>Look with this account</source>
        <translation>用此账号查找</translation>
    </message>
    <message>
        <source>The batch was ordered at another endpoint. Only an account that sees the same instances can tell what became of it.</source>
        <translation>此批次是在其他接入点购买的。只有能看到同样实例的账号才能查明其结果。</translation>
    </message>
    <message>
        <source>The batch was ordered with another access key. Only a key of the same cloud account can tell what became of it.</source>
        <translation>此批次是用其他 AccessKey 购买的。只有同一云账号的密钥才能查明其结果。</translation>
    </message>
    <message>
        <source>Batch %1: key %2, %3</source>
        <extracomment>a batch&apos;s label, its access key id, its endpoint</extracomment>
        <translation>批次 %1：密钥 %2，%3</translation>
    </message>
    <message>
        <source>Now: key %1, %2</source>
        <extracomment>the account that is used now: its access key id and endpoint</extracomment>
        <translation>当前：密钥 %1，%2</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>未作任何更改</translation>
    </message>
    <message numerus="yes">
        <source>Settle %n calls in doubt, %1 instances</source>
        <translation>
            <numerusform>查清 %n 次存疑的调用，共 %1 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message numerus="yes">
        <source>%n calls that were not sent</source>
        <translation>
            <numerusform>%n 次尚未发送的调用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are in doubt. Muster looks for their instances first and repeats a call only under its old token: nothing is bought twice.</source>
        <translation>
            <numerusform>有 %n 次调用存疑。Muster 会先查找其实例，并且只用原来的令牌重复调用：绝不重复购买。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2 in %3</source>
        <extracomment>amount, instance type, region: &quot;20 × ecs.g6.large in cn-hangzhou&quot;</extracomment>
        <translation>%1 × %2，%3</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>%1, %2 asked for</source>
        <extracomment>a batch&apos;s label and how many instances were asked for in it</extracomment>
        <translation>%1，请求 %2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1 with image %2</source>
        <translation>%1，镜像 %2</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1, vSwitch %2</source>
        <translation>%1，交换机 %2</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Never released.</source>
        <translation>永不释放。</translation>
    </message>
    <message>
        <source>No release time: they run, and cost, until you release them.</source>
        <translation>没有释放时间：在您释放之前，实例会一直运行并计费。</translation>
    </message>
</context>
<context>
    <name>muster::BatchPresenter</name>
    <message>
        <source>%1 — %2 — %3</source>
        <extracomment>what is shown, where, for whom: &quot;web-0412 — cn-hangzhou — prod&quot;</extracomment>
        <translation>%1 — %2 — %3</translation>
    </message>
    <message>
        <source>asked</source>
        <extracomment>number of instances that were asked for</extracomment>
        <translation>请求</translation>
    </message>
    <message>
        <source>Instances that were ordered</source>
        <translation>所购买的实例数</translation>
    </message>
    <message>
        <source>accepted</source>
        <extracomment>number of instances that the service accepted</extracomment>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Instances whose ids the service has given</source>
        <translation>服务已给出 ID 的实例数</translation>
    </message>
    <message>
        <source>alive</source>
        <extracomment>number of instances that exist now</extracomment>
        <translation>存在</translation>
    </message>
    <message>
        <source>Instances that exist now, in whatever state</source>
        <translation>当前存在的实例数，不论状态</translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>number of instances that can be used now</extracomment>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Instances that are running</source>
        <translation>正在运行的实例数</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>代次</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Client token</source>
        <translation>客户端令牌</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <extracomment>an attempt: its number, its time, its outcome</extracomment>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>muster::BatchesModel</name>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Asked</source>
        <extracomment>number of instances that were asked for</extracomment>
        <translation>请求数</translation>
    </message>
    <message>
        <source>Accepted</source>
        <extracomment>number of instances that the service accepted</extracomment>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Calls</source>
        <extracomment>number of RunInstances requests</extracomment>
        <translation>调用数</translation>
    </message>
    <message>
        <source>Launched</source>
        <translation>启动时间</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Request ids</source>
        <translation>请求 ID</translation>
    </message>
</context>
<context>
    <name>muster::BatchesPage</name>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Show on the Launch page</source>
        <translation>在“启动”页显示</translation>
    </message>
    <message>
        <source>Launch again…</source>
        <translation>再次启动…</translation>
    </message>
    <message>
        <source>Launch again</source>
        <translation>再次启动</translation>
    </message>
    <message>
        <source>Fill the form with the parameters of this batch</source>
        <translation>用此批次的参数填写表单</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Nothing was launched yet</source>
        <translation>还没有启动过实例</translation>
    </message>
    <message>
        <source>Each launch is written down here before it is sent, with its calls and request ids.</source>
        <translation>每次启动在发送之前都会先记录在这里，连同其调用和请求 ID。</translation>
    </message>
    <message>
        <source>Launch instances</source>
        <translation>启动实例</translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>还没有账号</translation>
    </message>
    <message>
        <source>With the simulator you see everything without one, and nothing in it costs money.</source>
        <translation>没有账号也可以用模拟器体验全部功能，其中的一切都不产生费用。</translation>
    </message>
    <message>
        <source>Open the simulator</source>
        <translation>打开模拟器</translation>
    </message>
    <message>
        <source>Choose a batch to see its calls.</source>
        <translation>选择一个批次以查看其调用。</translation>
    </message>
</context>
<context>
    <name>muster::CallTree</name>
    <message>
        <source>Call %1</source>
        <extracomment>for a screen reader: the number of a call of a batch</extracomment>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>one transmission of a call: its number and its time</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Attempt %1 at %2: %3</source>
        <translation>第 %1 次尝试，%2：%3</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Generation</source>
        <extracomment>how often the call was ordered anew</extracomment>
        <translation>代次</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Client token</source>
        <translation>客户端令牌</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Copy calls</source>
        <translation>复制调用</translation>
    </message>
    <message>
        <source>Copy all calls</source>
        <translation>复制所有调用</translation>
    </message>
</context>
<context>
    <name>muster::ChipRow</name>
    <message>
        <source>%1 %2</source>
        <comment>count state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: count</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show all states again</source>
        <translation>重新显示所有状态</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>只显示“%1”</translation>
    </message>
</context>
<context>
    <name>muster::ConfirmDialog</name>
    <message>
        <source>Confirm launch</source>
        <translation>确认启动</translation>
    </message>
    <message>
        <source>This orders instances that cost money.</source>
        <translation>此操作将购买实例并产生费用。</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
</context>
<context>
    <name>muster::DetailsPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Select an instance to see what is known of it.</source>
        <translation>选择一个实例以查看其信息。</translation>
    </message>
    <message>
        <source>The last order</source>
        <translation>最近一次操作</translation>
    </message>
    <message>
        <source>Results of the last order</source>
        <translation>最近一次操作的结果</translation>
    </message>
    <message>
        <source>Clear results</source>
        <translation>清除结果</translation>
    </message>
</context>
<context>
    <name>muster::DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>muster::FigureRow</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a number and what it counts: &quot;20 asked&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>muster::FleetPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: name, id, address, zone:…, type:…, batch:… (Ctrl+F)</source>
        <translation>筛选：名称、ID、地址、zone:…、type:…、batch:…（Ctrl+F）</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Start instances</source>
        <translation>启动实例</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停止…</translation>
    </message>
    <message>
        <source>Stop instances</source>
        <translation>停止实例</translation>
    </message>
    <message>
        <source>Reboot…</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Reboot instances</source>
        <translation>重启实例</translation>
    </message>
    <message>
        <source>Release…</source>
        <translation>释放…</translation>
    </message>
    <message>
        <source>Release instances</source>
        <translation>释放实例</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy and export</source>
        <translation>复制与导出</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Fleet instances</source>
        <translation>机群中的实例</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>None selected</source>
        <translation>未选择</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>instances</comment>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>还没有账号</translation>
    </message>
    <message>
        <source>With the simulator you see everything without one, and nothing in it costs money.</source>
        <translation>没有账号也可以用模拟器体验全部功能，其中的一切都不产生费用。</translation>
    </message>
    <message>
        <source>Open the simulator</source>
        <translation>打开模拟器</translation>
    </message>
    <message>
        <source>No instance fits the filter</source>
        <translation>没有符合筛选条件的实例</translation>
    </message>
    <message>
        <source>Instances that are there are hidden by the words or the states chosen above.</source>
        <translation>现有实例被上方的关键词或所选状态隐藏。</translation>
    </message>
    <message>
        <source>No instances in this region</source>
        <translation>此地域没有实例</translation>
    </message>
    <message>
        <source>What you launch appears here, with whatever else runs in the region.</source>
        <translation>您启动的实例以及此地域中运行的其他实例都会显示在这里。</translation>
    </message>
    <message>
        <source>Launch instances</source>
        <translation>启动实例</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>how many rows, and when they were read: &quot;812 of 1,000 instances · read 4 s ago&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>muster::FleetPresenter</name>
    <message numerus="yes">
        <source>%1 of %n instances</source>
        <extracomment>rows that the filter lets through, and all</extracomment>
        <translation>
            <numerusform>%n 个实例中的 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances selected</source>
        <translation>
            <numerusform>已选 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>存在情况</translation>
    </message>
    <message>
        <source>Instance id</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>Private IP</source>
        <translation>私网 IP</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>公网 IP</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>VSwitch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>Preemptible</source>
        <translation>抢占式</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放时间</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最后出现</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护</translation>
    </message>
    <message>
        <source>Protected against release</source>
        <translation>已开启释放保护</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Locked by the service</source>
        <translation>已被服务锁定</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The order was not carried out</source>
        <translation>操作未执行</translation>
    </message>
    <message>
        <source>%1: %2 of %3 done</source>
        <extracomment>the outcome of an order: how many of how many instances</extracomment>
        <translation>%1：已完成 %2/%3</translation>
    </message>
    <message numerus="yes">
        <source>Start %n instances again</source>
        <translation>
            <numerusform>再次启动 %n 个实例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n instances again…</source>
        <translation>
            <numerusform>再次停止 %n 个实例…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %n instances again…</source>
        <translation>
            <numerusform>再次重启 %n 个实例…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n instances again…</source>
        <translation>
            <numerusform>再次释放 %n 个实例…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the release time of %n instances again…</source>
        <translation>
            <numerusform>再次更改 %n 个实例的释放时间…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend release time of %n instances…</source>
        <translation>
            <numerusform>延长 %n 个实例的释放时间…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::InfoBar</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>a button: so many more notices</extracomment>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer notices</source>
        <translation>收起通知</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more notices</source>
        <translation>
            <numerusform>再显示 %n 条通知</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::InstanceTable</name>
    <message>
        <source>Export instances as CSV</source>
        <translation>将实例导出为 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Copy all ids</source>
        <translation>复制全部 ID</translation>
    </message>
    <message>
        <source>Copy ids</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy all addresses</source>
        <translation>复制全部地址</translation>
    </message>
    <message>
        <source>Copy addresses</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Fit columns</source>
        <translation>调整列宽</translation>
    </message>
</context>
<context>
    <name>muster::InstanceTableModel</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Instance id</source>
        <translation>实例 ID</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Private IP</source>
        <translation>私网 IP</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>公网 IP</translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>how long ago the instance was created</extracomment>
        <translation>已创建</translation>
    </message>
    <message>
        <source>Release</source>
        <extracomment>when the instance is released</extracomment>
        <translation>释放时间</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>Last seen %1</source>
        <translation>最后出现于 %1</translation>
    </message>
    <message>
        <source>%1 · %2 ago</source>
        <extracomment>a state, and how long ago it was read: &quot;Running · 2 min ago&quot;</extracomment>
        <translation>%1 · %2前</translation>
    </message>
</context>
<context>
    <name>muster::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>New launch</source>
        <translation>新建启动</translation>
    </message>
    <message>
        <source>Launch what the form says</source>
        <translation>按表单启动</translation>
    </message>
    <message>
        <source>Filter the fleet</source>
        <translation>筛选机群</translation>
    </message>
    <message>
        <source>Read everything again</source>
        <translation>全部重新读取</translation>
    </message>
    <message>
        <source>Release the selected instances</source>
        <translation>释放所选实例</translation>
    </message>
    <message>
        <source>Copy the IP addresses</source>
        <translation>复制 IP 地址</translation>
    </message>
    <message>
        <source>Show the Launch page</source>
        <translation>显示“启动”页</translation>
    </message>
    <message>
        <source>Show the Fleet page</source>
        <translation>显示“机群”页</translation>
    </message>
    <message>
        <source>Show the Batches page</source>
        <translation>显示“批次”页</translation>
    </message>
    <message>
        <source>Show the Profiles page</source>
        <translation>显示“配置”页</translation>
    </message>
    <message>
        <source>Show the Settings page</source>
        <translation>显示“设置”页</translation>
    </message>
    <message>
        <source>Show this sheet</source>
        <translation>显示本表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Extend the release time of the selected instances</source>
        <translation>延长所选实例的释放时间</translation>
    </message>
</context>
<context>
    <name>muster::LaunchFields</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>A&amp;ccount</source>
        <translation>账号(&amp;C)</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>地域(&amp;R)</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>&amp;VSwitch</source>
        <translation>交换机(&amp;V)</translation>
    </message>
    <message>
        <source>VSwitch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>What</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>镜像(&amp;I)</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Instance &amp;type</source>
        <translation>实例规格(&amp;T)</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>System &amp;disk</source>
        <translation>系统盘(&amp;D)</translation>
    </message>
    <message>
        <source>System disk category</source>
        <translation>系统盘类型</translation>
    </message>
    <message>
        <source>System disk size</source>
        <translation>系统盘大小</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation>数量(&amp;A)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>at lea&amp;st</source>
        <translation>至少(&amp;S)</translation>
    </message>
    <message>
        <source>Minimum amount</source>
        <translation>最小数量</translation>
    </message>
    <message>
        <source>split above 100</source>
        <translation>超过 100 台时拆分</translation>
    </message>
    <message>
        <source>Split above 100</source>
        <translation>超过 100 台时拆分</translation>
    </message>
    <message>
        <source>Instance &amp;name</source>
        <translation>实例名称(&amp;N)</translation>
    </message>
    <message>
        <source>Instance name</source>
        <translation>实例名称</translation>
    </message>
    <message>
        <source>Network and login</source>
        <translation>网络与登录</translation>
    </message>
    <message>
        <source>Security &amp;group</source>
        <translation>安全组(&amp;G)</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>安全组</translation>
    </message>
    <message>
        <source>&amp;Public IP</source>
        <translation>公网 IP(&amp;P)</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>公网 IP</translation>
    </message>
    <message>
        <source>Public bandwidth</source>
        <translation>公网带宽</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>&amp;Key pair</source>
        <translation>密钥对(&amp;K)</translation>
    </message>
    <message>
        <source>Key pair</source>
        <translation>密钥对</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>Charge t&amp;ype</source>
        <translation>计费方式(&amp;Y)</translation>
    </message>
    <message>
        <source>Charge type</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>最高</translation>
    </message>
    <message>
        <source>Price limit</source>
        <translation>价格上限</translation>
    </message>
    <message>
        <source>per hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Re&amp;lease</source>
        <translation>释放(&amp;L)</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Release in</source>
        <translation>多久后释放</translation>
    </message>
    <message>
        <source>Unit of the span</source>
        <translation>时长单位</translation>
    </message>
    <message>
        <source>Release time (local)</source>
        <translation>释放时间（本地）</translation>
    </message>
    <message>
        <source>Release time (&amp;UTC)</source>
        <translation>释放时间 (UTC)(&amp;U)</translation>
    </message>
    <message>
        <source>Release time (UTC)</source>
        <translation>释放时间 (UTC)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>标签(&amp;G)</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>没有账号</translation>
    </message>
    <message>
        <source>The bandwidth counts only with a public IP.</source>
        <translation>只有分配公网 IP 时带宽才有效。</translation>
    </message>
    <message>
        <source>The spaces around it do not count.</source>
        <translation>首尾空格不计。</translation>
    </message>
    <message>
        <source>Pay-as-you-go</source>
        <translation>按量付费</translation>
    </message>
    <message>
        <source>Preemptible, at the market price</source>
        <translation>抢占式，按市场价</translation>
    </message>
    <message>
        <source>Preemptible, with a price limit</source>
        <translation>抢占式，设价格上限</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>In a span</source>
        <translation>一段时间后</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>指定时间</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>one for each instance</source>
        <translation>每个实例一个</translation>
    </message>
</context>
<context>
    <name>muster::LaunchPage</name>
    <message>
        <source>The file could not be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>profile</comment>
        <translation>已更改</translation>
    </message>
    <message>
        <source>There is no account yet. The simulator shows everything without one, and nothing in it costs money.</source>
        <translation>还没有账号。没有账号也可以用模拟器体验全部功能，其中的一切都不产生费用。</translation>
    </message>
    <message>
        <source>Open the simulator</source>
        <translation>打开模拟器</translation>
    </message>
    <message>
        <source>Save the profile</source>
        <translation>保存配置</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>配置名称</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>保存配置</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>No profile</source>
        <translation>无配置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the profile as</source>
        <translation>将配置另存为</translation>
    </message>
</context>
<context>
    <name>muster::LaunchPresenter</name>
    <message numerus="yes">
        <source>%n fields need attention.</source>
        <translation>
            <numerusform>有 %n 个字段需要处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every field is valid.</source>
        <translation>所有字段均有效。</translation>
    </message>
    <message>
        <source>Dry run of one instance …</source>
        <translation>正在预检一个实例…</translation>
    </message>
    <message>
        <source>Check the launch</source>
        <translation>检查启动</translation>
    </message>
    <message>
        <source>The dry run of one instance passed.</source>
        <translation>一个实例的预检已通过。</translation>
    </message>
    <message>
        <source>Nothing was launched</source>
        <translation>未启动任何实例</translation>
    </message>
    <message>
        <source>Launch %1</source>
        <translation>启动 %1</translation>
    </message>
    <message>
        <source>The profile “%1” cannot be opened</source>
        <translation>无法打开配置“%1”</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>无法保存设置</translation>
    </message>
    <message>
        <source>The profile was not saved</source>
        <translation>配置未保存</translation>
    </message>
    <message>
        <source>Never released.</source>
        <translation>永不自动释放。</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>when the instances are released: a span from now, local time, the same as UTC text</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Preemptible, at the market price</source>
        <translation>抢占式，按市场价</translation>
    </message>
    <message>
        <source>Preemptible, at most %1 an hour</source>
        <translation>抢占式，每小时最高 %1</translation>
    </message>
    <message>
        <source>Subscription</source>
        <translation>包年包月</translation>
    </message>
    <message>
        <source>Pay-as-you-go</source>
        <translation>按量付费</translation>
    </message>
    <message numerus="yes">
        <source>Launch %n instances</source>
        <translation>
            <numerusform>启动 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>%1 × %2 in %3</source>
        <extracomment>amount, instance type, region: &quot;20 × ecs.g6.large in cn-hangzhou&quot;</extracomment>
        <translation>%1 × %2，%3</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>公网 IP</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>计费</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放时间</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message numerus="yes">
        <source>%n calls of at most 100</source>
        <translation>
            <numerusform>%n 次调用，每次最多 100 台</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>%1 with image %2</source>
        <translation>%1，镜像 %2</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>%1, at least %2</source>
        <translation>%1，至少 %2 个</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1, vSwitch %2</source>
        <translation>%1，交换机 %2</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Until when</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>How much</source>
        <extracomment>how the instances are paid for</extracomment>
        <translation>费用</translation>
    </message>
    <message>
        <source>Nothing: the simulator costs no money.</source>
        <translation>免费：模拟器不产生费用。</translation>
    </message>
    <message>
        <source>No release time: they run, and cost, until you release them.</source>
        <translation>没有释放时间：在您释放之前，实例会一直运行并计费。</translation>
    </message>
</context>
<context>
    <name>muster::MainWindow</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Launch</source>
        <comment>menu</comment>
        <translation>启动(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;New launch</source>
        <translation>新建启动(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>实例(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top…</source>
        <translation>停止(&amp;T)…</translation>
    </message>
    <message>
        <source>Re&amp;boot…</source>
        <translation>重启(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Release…</source>
        <translation>释放(&amp;R)…</translation>
    </message>
    <message>
        <source>Copy &amp;ids</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Copy &amp;addresses</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Export as CSV…</source>
        <translation>导出为 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Filter the fleet</source>
        <translation>筛选机群(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Muster</source>
        <translation>关于 Muster(&amp;A)</translation>
    </message>
    <message>
        <source>About Muster</source>
        <translation>关于 Muster</translation>
    </message>
    <message>
        <source>Launches Alibaba Cloud ECS instances in batches, and watches them.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>批量启动并监视阿里云 ECS 实例。
自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>E&amp;xtend release time…</source>
        <translation>延长释放时间(&amp;X)…</translation>
    </message>
</context>
<context>
    <name>muster::NavList</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Launch</source>
        <comment>page</comment>
        <translation>启动</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>机群</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
</context>
<context>
    <name>muster::Notices</name>
    <message>
        <source>Start launching again</source>
        <translation>恢复启动功能</translation>
    </message>
    <message>
        <source>The journal is being checked. Launching is off until that is over.</source>
        <translation>正在检查台账。检查结束之前不能启动实例。</translation>
    </message>
    <message numerus="yes">
        <source>Batch %1: %n more instances than were ordered. They stay as they are and cost money. Compare the batch with the console, and release what is too much.</source>
        <translation>
            <numerusform>批次 %1：比所购买的多出 %n 个实例。它们保持原样并会计费。请将批次与控制台核对，并释放多余的实例。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show batch</source>
        <translation>显示批次</translation>
    </message>
    <message>
        <source>Batch %1 was ordered with another key or endpoint, so Muster does not look for it before you say that this account sees the same instances.</source>
        <translation>批次 %1 是用其他密钥或接入点购买的，在您确认此账号能看到同样的实例之前，Muster 不会查找它。</translation>
    </message>
    <message numerus="yes">
        <source>Batch %1: the release time came nearer than 30 minutes, so %n calls were not sent. Order what is missing with a later release time.</source>
        <translation>
            <numerusform>批次 %1：距释放时间已不足 30 分钟，因此有 %n 次调用未发送。请用更晚的释放时间购买所缺的实例。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>放弃其余调用</translation>
    </message>
    <message numerus="yes">
        <source>Batch %1 was interrupted: %n calls not sent (%2).</source>
        <extracomment>%1 a batch&apos;s label, %2 &quot;700 instances&quot;</extracomment>
        <translation>
            <numerusform>批次 %1 已中断：%n 次调用未发送（%2）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It is not known yet whether another %n instances were bought; Muster is looking for them.</source>
        <translation>
            <numerusform>另有 %n 个实例尚不清楚是否已买到，Muster 正在查找。</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue…</source>
        <translation>继续…</translation>
    </message>
    <message numerus="yes">
        <source>Batch %1 was interrupted. Of %n instances it is not known yet whether they were bought; Muster is looking for them and orders nothing by itself.</source>
        <translation>
            <numerusform>批次 %1 已中断。%n 个实例尚不清楚是否已买到；Muster 正在查找，不会自行购买。</numerusform>
        </translation>
    </message>
    <message>
        <source>Muster cannot see the instances of %1: the lists come back empty, and it is not proved that this key may read them. Nothing is taken for gone. Grant ecs:DescribeInstances; it goes on by itself.</source>
        <translation>Muster 看不到 %1 的实例：返回的列表为空，且无法证明此密钥有权读取。不会因此认定任何实例已消失。请授予 ecs:DescribeInstances 权限，之后会自动继续。</translation>
    </message>
    <message>
        <source>The service has trouble in %1: too many requests failed. Muster sends nothing there but one read every 30 seconds, and goes on by itself when that works.</source>
        <translation>%1 的服务出现问题：失败的请求过多。Muster 在该地域仅每 30 秒读取一次，恢复后会自动继续。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the server. Muster corrects its requests and leaves the clock alone; set it right.</source>
        <translation>本机时钟比服务器慢 %1。Muster 会校正自己的请求，不会改动时钟；请将时钟调准。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the server. Muster corrects its requests and leaves the clock alone; set it right.</source>
        <translation>本机时钟比服务器快 %1。Muster 会校正自己的请求，不会改动时钟；请将时钟调准。</translation>
    </message>
    <message numerus="yes">
        <source>Change the release time of %n instances</source>
        <translation>
            <numerusform>更改 %n 个实例的释放时间</numerusform>
        </translation>
    </message>
    <message>
        <source>The last run ended in the middle of an order: “%1”. Muster has read the states again, and some instances still need it.</source>
        <translation>上次运行在执行操作“%1”时中断。Muster 已重新读取状态，部分实例仍需执行。</translation>
    </message>
    <message>
        <source>Order it again</source>
        <translation>再次执行</translation>
    </message>
    <message>
        <source>The last run ended in the middle of an order: “%1”. Its outcome is not known, and it is not repeated.</source>
        <translation>上次运行在执行操作“%1”时中断。其结果不明，不会重复执行。</translation>
    </message>
    <message numerus="yes">
        <source>Batch %1: the confirmation is older than 30 minutes, so %n calls were not sent (%2). Nothing more is ordered before you confirm it anew.</source>
        <extracomment>%1 a batch&apos;s label, %2 &quot;700 instances&quot;</extracomment>
        <translation>
            <numerusform>批次 %1：确认已超过 30 分钟，因此有 %n 次调用未发送（%2）。在您重新确认之前，不会再订购。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::OrderDialog</name>
    <message>
        <source>What it is about</source>
        <translation>涉及内容</translation>
    </message>
</context>
<context>
    <name>muster::ProfilesPage</name>
    <message>
        <source>New from the form…</source>
        <translation>从表单新建…</translation>
    </message>
    <message>
        <source>New profile from the form</source>
        <translation>从表单新建配置</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>导入配置</translation>
    </message>
    <message>
        <source>Export all…</source>
        <translation>全部导出…</translation>
    </message>
    <message>
        <source>Export all profiles</source>
        <translation>导出全部配置</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Fill the form</source>
        <translation>填入表单</translation>
    </message>
    <message>
        <source>Fill the form with the profile</source>
        <translation>用此配置填写表单</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Rename the profile</source>
        <translation>重命名配置</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Duplicate the profile</source>
        <translation>复制此配置</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation>导出配置</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the profile</source>
        <translation>删除配置</translation>
    </message>
    <message>
        <source>There are no profiles yet</source>
        <translation>还没有配置</translation>
    </message>
    <message>
        <source>A profile keeps the launch form under a name, without secrets. Save the form, or import a file.</source>
        <translation>配置以名称保存启动表单，不含任何机密。可保存表单，或导入文件。</translation>
    </message>
    <message>
        <source>The profile “%1” was deleted.</source>
        <translation>配置“%1”已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>配置名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>保存配置</translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation>重命名配置</translation>
    </message>
    <message>
        <source>Profile files (*.json)</source>
        <translation>配置文件 (*.json)</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>The file is too large for a profile file</source>
        <translation>文件过大，不是配置文件</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>已添加：%1</translation>
    </message>
    <message>
        <source>No profile was imported</source>
        <translation>未导入任何配置</translation>
    </message>
    <message>
        <source>Profiles were imported</source>
        <translation>已导入配置</translation>
    </message>
    <message>
        <source>Export profiles</source>
        <translation>导出配置</translation>
    </message>
    <message>
        <source>profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>无法写入文件</translation>
    </message>
</context>
<context>
    <name>muster::ProfilesPresenter</name>
    <message>
        <source>%1 × %2 in %3</source>
        <translation>%1 × %2，%3</translation>
    </message>
    <message>
        <source>%1, released after %2</source>
        <extracomment>a launch, and after which span its instances are released</extracomment>
        <translation>%1，%2后释放</translation>
    </message>
    <message>
        <source>%1, released at %2</source>
        <extracomment>a launch, and when its instances are released</extracomment>
        <translation>%1，于 %2 释放</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>缺少 %1。</translation>
    </message>
    <message>
        <source>%1 is of the wrong type.</source>
        <translation>%1 的类型不对。</translation>
    </message>
    <message>
        <source>%1 is no name for a profile.</source>
        <translation>%1 不能作为配置名称。</translation>
    </message>
    <message>
        <source>%1 has a value that cannot be one.</source>
        <translation>%1 的值无效。</translation>
    </message>
    <message>
        <source>%1 cannot stand in a profile.</source>
        <translation>配置中不能包含 %1。</translation>
    </message>
    <message>
        <source>The profiles could not be read</source>
        <translation>无法读取配置</translation>
    </message>
    <message>
        <source>The profile “%1” was not created</source>
        <translation>未创建配置“%1”</translation>
    </message>
    <message>
        <source>The profile “%1” was not renamed</source>
        <translation>未重命名配置“%1”</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the name of a copy: the first name and a number</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The profile “%1” was not copied</source>
        <translation>未复制配置“%1”</translation>
    </message>
    <message>
        <source>The profile “%1” was not deleted</source>
        <translation>未删除配置“%1”</translation>
    </message>
    <message>
        <source>The profile “%1” was not exported</source>
        <translation>未导出配置“%1”</translation>
    </message>
    <message>
        <source>The file is no profile file</source>
        <translation>该文件不是配置文件</translation>
    </message>
    <message>
        <source>“%1” exists already. Rename one of the two, then import again.</source>
        <translation>“%1”已存在。请重命名其中之一，然后重新导入。</translation>
    </message>
    <message>
        <source>“%1” was not stored: %2</source>
        <translation>“%1”未保存：%2</translation>
    </message>
    <message>
        <source>%1 is not known and was left out.</source>
        <translation>%1 未知，已忽略。</translation>
    </message>
</context>
<context>
    <name>muster::ReleaseDialog</name>
    <message>
        <source>Release instances</source>
        <translation>释放实例</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>&amp;Count</source>
        <translation>数量(&amp;C)</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Releasing…</source>
        <translation>正在释放…</translation>
    </message>
</context>
<context>
    <name>muster::ReleaseFlow</name>
    <message numerus="yes">
        <source>%n instances with their system disks are deleted for good. Type their number to go on.</source>
        <translation>
            <numerusform>将永久删除 %n 个实例及其系统盘。请输入实例数量以继续。</numerusform>
        </translation>
    </message>
    <message>
        <source>Releasing in %1. It can still be cancelled.</source>
        <translation>将在 %1后释放，现在仍可取消。</translation>
    </message>
    <message>
        <source>Releasing …</source>
        <translation>正在释放…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was released.</source>
        <translation>已取消，未释放任何实例。</translation>
    </message>
</context>
<context>
    <name>muster::ReleaseTimeDialog</name>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>Change the release time</source>
        <translation>更改释放时间</translation>
    </message>
    <message>
        <source>New release time</source>
        <translation>新的释放时间</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>In a span</source>
        <translation>一段时间后</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>指定时间</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Unit of the span</source>
        <translation>时长单位</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Release time (local)</source>
        <translation>释放时间（本地）</translation>
    </message>
    <message>
        <source>Release time (UTC)</source>
        <translation>释放时间 (UTC)</translation>
    </message>
    <message>
        <source>&amp;New release time</source>
        <translation>新的释放时间(&amp;N)</translation>
    </message>
    <message>
        <source>In &amp;UTC</source>
        <translation>&amp;UTC 时间</translation>
    </message>
</context>
<context>
    <name>muster::ReleaseTimeFlow</name>
    <message>
        <source>released %1</source>
        <extracomment>the release time that an instance has now</extracomment>
        <translation>释放于 %1</translation>
    </message>
    <message>
        <source>never released</source>
        <extracomment>an instance that has no release time</extracomment>
        <translation>从不释放</translation>
    </message>
    <message>
        <source>They are not released by themselves.</source>
        <translation>这些实例不会自动释放。</translation>
    </message>
    <message>
        <source>They are released by themselves %1: %2.</source>
        <extracomment>%1 a span (&quot;in 8 h&quot;), %2 a local time and the same in UTC</extracomment>
        <translation>这些实例将在%1自动释放：%2。</translation>
    </message>
    <message>
        <source>No release time: they run, and cost, until you release them.</source>
        <translation>没有释放时间：在您释放之前，实例会一直运行并计费。</translation>
    </message>
    <message numerus="yes">
        <source>For %n instances this is earlier than now.</source>
        <translation>
            <numerusform>对于 %n 个实例，这比现在的释放时间更早。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::SettingsPage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Takes effect at once.</source>
        <translation>立即生效。</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System follows the desktop.</source>
        <translation>“跟随系统”与桌面一致。</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>&amp;Poll interval</source>
        <translation>轮询间隔(&amp;P)</translation>
    </message>
    <message>
        <source>Poll interval</source>
        <translation>轮询间隔</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>How often running instances are read again. Changing ones are read more often.</source>
        <translation>运行中的实例多久重新读取一次。状态正在变化的实例读取得更频繁。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Folder of the journal</source>
        <translation>台账文件夹</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open the folder of the journal</source>
        <translation>打开台账文件夹</translation>
    </message>
    <message>
        <source>Journal, profiles and settings lie here. No secret is ever written to it.</source>
        <translation>台账、配置和设置保存在这里。机密信息绝不会写入其中。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>muster::SettingsPresenter</name>
    <message>
        <source>The system&apos;s language</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>Only %1 to %2 seconds are allowed.</source>
        <translation>只允许 %1 到 %2 秒。</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>无法保存设置</translation>
    </message>
</context>
<context>
    <name>muster::StatusPresenter</name>
    <message>
        <source>No account</source>
        <translation>没有账号</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>Data %1 old</source>
        <extracomment>how old what is shown is</extracomment>
        <translation>数据为 %1前</translation>
    </message>
    <message>
        <source>%1 calls/min, %2 left</source>
        <extracomment>API calls in the last minute, and how many more the budget allows</extracomment>
        <translation>每分钟 %1 次调用，余 %2 次</translation>
    </message>
    <message>
        <source>Clock %1 behind the server</source>
        <translation>时钟比服务器慢 %1</translation>
    </message>
    <message>
        <source>Clock %1 ahead of the server</source>
        <translation>时钟比服务器快 %1</translation>
    </message>
    <message>
        <source>Throttled until %1</source>
        <translation>限流至 %1</translation>
    </message>
    <message>
        <source>The last read failed (%1).</source>
        <translation>上次读取失败（%1）。</translation>
    </message>
    <message>
        <source>read %1 ago</source>
        <extracomment>when what a page shows was read from the service</extracomment>
        <translation>%1前读取</translation>
    </message>
</context>
<context>
    <name>muster::SummaryCard</name>
    <message>
        <source>%1: %2</source>
        <comment>field: problem</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到“%1”</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check the rules, then ask the service with a dry run of one instance</source>
        <translation>先检查规则，再以一个实例的预检请求询问服务</translation>
    </message>
    <message>
        <source>Launch</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
</context>
<context>
    <name>muster::TagEditor</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Key of tag %1</source>
        <translation>标签 %1 的键</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>Value of tag %1</source>
        <translation>标签 %1 的值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Remove tag %1</source>
        <translation>移除标签 %1</translation>
    </message>
</context>
<context>
    <name>muster::TaskList</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>a running operation and how long it has been going on, e.g. &quot;Checking the launch · 3 s&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 · %4</source>
        <extracomment>a running operation, how far it is, and for how long, e.g. &quot;Release 12 instances · 3 of 12 · 4 s&quot;</extracomment>
        <translation>%1 · %2/%3 · %4</translation>
    </message>
</context>
<context>
    <name>muster::TaskStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>tasks</comment>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消“%1”</translation>
    </message>
</context>
<context>
    <name>muster::TintBand</name>
    <message>
        <source>Simulator — nothing here costs money</source>
        <translation>模拟器 — 这里的一切都不产生费用</translation>
    </message>
    <message>
        <source>This account costs money</source>
        <translation>此账号会产生费用</translation>
    </message>
</context>
<context>
    <name>muster::WidgetPrompt</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>muster::Words</name>
    <message>
        <source>Pending</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stalled</source>
        <extracomment>a passing state that lasts longer than it should</extracomment>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Reclaiming</source>
        <extracomment>a preemptible instance that the service is taking back</extracomment>
        <translation>回收中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <extracomment>%1 is the service&apos;s own word for a state that Muster does not know</extracomment>
        <translation>未知（%1）</translation>
    </message>
    <message>
        <source>Not sent</source>
        <extracomment>of a call: no byte of it has left</extracomment>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Not bought</source>
        <translation>未购买</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Accepted, not seen yet.</source>
        <translation>已受理，尚未出现。</translation>
    </message>
    <message>
        <source>Not seen yet.</source>
        <translation>尚未出现。</translation>
    </message>
    <message>
        <source>Not seen since %1.</source>
        <translation>自 %1 起未出现。</translation>
    </message>
    <message>
        <source>Dropped by the service before it ran.</source>
        <translation>在运行之前被服务取消。</translation>
    </message>
    <message>
        <source>Released.</source>
        <translation>已释放。</translation>
    </message>
    <message>
        <source>Removed elsewhere.</source>
        <translation>已在别处移除。</translation>
    </message>
    <message numerus="yes">
        <source>Start %n instances</source>
        <translation>
            <numerusform>启动 %n 个实例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop %n instances</source>
        <translation>
            <numerusform>停止 %n 个实例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reboot %n instances</source>
        <translation>
            <numerusform>重启 %n 个实例</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Release %n instances</source>
        <translation>
            <numerusform>释放 %n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: done</source>
        <extracomment>%1 is an instance&apos;s id</extracomment>
        <translation>%1：完成</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <extracomment>an instance&apos;s id, an explanation, the service&apos;s code</extracomment>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>%1: refused. %2</source>
        <translation>%1：被拒绝。%2</translation>
    </message>
    <message>
        <source>%1: refused (%2). %3</source>
        <translation>%1：被拒绝（%2）。%3</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>days and hours</extracomment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>hours and minutes</extracomment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>minutes and seconds</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>a span of time from now on</extracomment>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>a span of time that is over</extracomment>
        <translation>%1前</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <extracomment>date and time of day, see QLocale::toString</extracomment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm:ss</source>
        <extracomment>weekday, date and time of day, see QLocale::toString</extracomment>
        <translation>yyyy年M月d日 ddd HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>local time, then the same in UTC</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n instances</source>
        <translation>
            <numerusform>%n 个实例</numerusform>
        </translation>
    </message>
    <message>
        <source>The service does not know this AccessKey.</source>
        <translation>服务不认识此 AccessKey。</translation>
    </message>
    <message>
        <source>Check the key id of the account, and that it belongs to this site.</source>
        <translation>请检查账号的 AccessKey ID，并确认其属于此站点。</translation>
    </message>
    <message>
        <source>This AccessKey is disabled.</source>
        <translation>此 AccessKey 已被禁用。</translation>
    </message>
    <message>
        <source>Enable it in the RAM console, or use another key.</source>
        <translation>请在 RAM 控制台启用，或改用其他密钥。</translation>
    </message>
    <message>
        <source>The AccessKey secret does not fit the key id.</source>
        <translation>AccessKey Secret 与 AccessKey ID 不匹配。</translation>
    </message>
    <message>
        <source>Enter the secret of this account again.</source>
        <translation>请重新输入此账号的 AccessKey Secret。</translation>
    </message>
    <message>
        <source>The temporary credentials are missing or no longer valid.</source>
        <translation>临时凭证缺失或已失效。</translation>
    </message>
    <message>
        <source>Get new temporary credentials.</source>
        <translation>请获取新的临时凭证。</translation>
    </message>
    <message>
        <source>This key is not allowed to do that.</source>
        <translation>此密钥没有权限执行该操作。</translation>
    </message>
    <message>
        <source>Grant the missing right (for a launch: ecs:RunInstances) in the RAM console.</source>
        <translation>请在 RAM 控制台授予所缺权限（启动实例需要 ecs:RunInstances）。</translation>
    </message>
    <message>
        <source>The account&apos;s balance is too low or overdue.</source>
        <translation>账号余额不足或已欠费。</translation>
    </message>
    <message>
        <source>Top up the account, then launch again.</source>
        <translation>请充值后再次启动。</translation>
    </message>
    <message>
        <source>The account cannot pay for this order.</source>
        <translation>账号无法支付此订单。</translation>
    </message>
    <message>
        <source>Settle open orders or add a payment method in the billing console.</source>
        <translation>请在费用中心结清未付订单或添加支付方式。</translation>
    </message>
    <message>
        <source>The account must be verified or is barred.</source>
        <translation>账号需要实名认证或已被限制。</translation>
    </message>
    <message>
        <source>Look into the account&apos;s messages, or ask the provider&apos;s support.</source>
        <translation>请查看账号的消息，或咨询服务商客服。</translation>
    </message>
    <message>
        <source>A quota of the account is used up.</source>
        <translation>账号的某项配额已用尽。</translation>
    </message>
    <message>
        <source>Order fewer, choose another instance type, or have the quota raised.</source>
        <translation>请减少数量、更换实例规格，或申请提高配额。</translation>
    </message>
    <message>
        <source>The vSwitch has too few free addresses.</source>
        <translation>交换机的可用地址不足。</translation>
    </message>
    <message>
        <source>Choose another vSwitch, or order fewer.</source>
        <translation>请更换交换机，或减少数量。</translation>
    </message>
    <message>
        <source>This instance type is out of stock in this zone.</source>
        <translation>此可用区中该实例规格已无库存。</translation>
    </message>
    <message>
        <source>Choose another zone or instance type, or give a minimum amount.</source>
        <translation>请更换可用区或实例规格，或设置最小数量。</translation>
    </message>
    <message>
        <source>This instance type is not sold in this zone.</source>
        <translation>此可用区不提供该实例规格。</translation>
    </message>
    <message>
        <source>Choose another zone or instance type.</source>
        <translation>请更换可用区或实例规格。</translation>
    </message>
    <message>
        <source>Something that the request names does not exist in this region.</source>
        <translation>请求中指定的某项资源在此地域不存在。</translation>
    </message>
    <message>
        <source>Check the ids of image, vSwitch, security group and key pair.</source>
        <translation>请检查镜像、交换机、安全组和密钥对的 ID。</translation>
    </message>
    <message>
        <source>Two parts of the request do not belong together.</source>
        <translation>请求中的两项内容不匹配。</translation>
    </message>
    <message>
        <source>Security group and vSwitch must lie in the same VPC.</source>
        <translation>安全组与交换机必须属于同一个 VPC。</translation>
    </message>
    <message>
        <source>The service refused the release time.</source>
        <translation>服务拒绝了此释放时间。</translation>
    </message>
    <message>
        <source>Choose a time 30 minutes to 3 years ahead.</source>
        <translation>请选择 30 分钟之后、3 年之内的时间。</translation>
    </message>
    <message>
        <source>The service refused a value of the request.</source>
        <translation>服务拒绝了请求中的某个值。</translation>
    </message>
    <message>
        <source>Details say which one.</source>
        <translation>详情中会说明是哪一个。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is more than 15 minutes off.</source>
        <translation>本机时钟误差超过 15 分钟。</translation>
    </message>
    <message>
        <source>Set the clock; Muster signs by the server&apos;s time as soon as it knows it.</source>
        <translation>请校准时钟；Muster 得知服务器时间后会按其签名。</translation>
    </message>
    <message>
        <source>The service takes no more calls for the moment.</source>
        <translation>服务暂时不再接受调用。</translation>
    </message>
    <message>
        <source>Muster waits for the next minute and goes on by itself.</source>
        <translation>Muster 会等到下一分钟并自动继续。</translation>
    </message>
    <message>
        <source>There is no such instance any more.</source>
        <translation>该实例已不存在。</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>无需任何操作。</translation>
    </message>
    <message>
        <source>The instance is protected against release.</source>
        <translation>该实例已开启释放保护。</translation>
    </message>
    <message>
        <source>Take the protection off in the console first.</source>
        <translation>请先在控制台关闭保护。</translation>
    </message>
    <message>
        <source>The instance&apos;s state does not allow this.</source>
        <translation>实例当前的状态不允许此操作。</translation>
    </message>
    <message>
        <source>Wait until it has started or stopped, then try again.</source>
        <translation>请等它启动或停止完成后再试。</translation>
    </message>
    <message>
        <source>The service has trouble of its own.</source>
        <translation>服务自身出现故障。</translation>
    </message>
    <message>
        <source>Try again later; give the request id to the support if it stays.</source>
        <translation>请稍后重试；如仍存在，请将请求 ID 提供给客服。</translation>
    </message>
    <message>
        <source>An earlier request is still being processed.</source>
        <translation>先前的请求仍在处理中。</translation>
    </message>
    <message>
        <source>Muster asks again by itself.</source>
        <translation>Muster 会自动再次询问。</translation>
    </message>
    <message>
        <source>Muster did not list this instance itself, so it does not touch it.</source>
        <translation>Muster 没有亲自列出过该实例，因此不会操作它。</translation>
    </message>
    <message>
        <source>Open the fleet page of its region first.</source>
        <translation>请先打开其所在地域的“机群”页。</translation>
    </message>
    <message>
        <source>No usable answer came: it is not known whether this was done.</source>
        <translation>没有收到可用的答复：不清楚操作是否已执行。</translation>
    </message>
    <message>
        <source>The table shows the state as soon as it is read again.</source>
        <translation>重新读取后，表中会显示其状态。</translation>
    </message>
    <message>
        <source>The service could not be reached. Nothing was sent.</source>
        <translation>无法连接服务，未发送任何内容。</translation>
    </message>
    <message>
        <source>Check the network and the proxy.</source>
        <translation>请检查网络和代理。</translation>
    </message>
    <message>
        <source>More instances were found than were ordered.</source>
        <translation>发现的实例多于所购买的数量。</translation>
    </message>
    <message>
        <source>They stay as they are. Compare the batch with the console, and release what is too much.</source>
        <translation>它们保持原样。请将批次与控制台核对，并释放多余的实例。</translation>
    </message>
    <message>
        <source>The service refused the request (%1).</source>
        <translation>服务拒绝了请求（%1）。</translation>
    </message>
    <message>
        <source>without a code</source>
        <translation>无错误码</translation>
    </message>
    <message>
        <source>Details have the service&apos;s own words.</source>
        <translation>详情中有服务的原文。</translation>
    </message>
    <message>
        <source>A value is not valid.</source>
        <translation>某个值无效。</translation>
    </message>
    <message>
        <source>No answer came. The order may have arrived.</source>
        <translation>没有收到答复，订单可能已送达。</translation>
    </message>
    <message>
        <source>Muster looks for it and orders nothing twice.</source>
        <translation>Muster 会去查找，绝不重复购买。</translation>
    </message>
    <message>
        <source>A reply or file could not be read.</source>
        <translation>无法解析答复或文件。</translation>
    </message>
    <message>
        <source>No AccessKey could be read.</source>
        <translation>无法读取 AccessKey。</translation>
    </message>
    <message>
        <source>Unlock the keyring or enter the key again.</source>
        <translation>请解锁密钥环或重新输入密钥。</translation>
    </message>
    <message>
        <source>There is nothing of this name.</source>
        <translation>没有此名称的内容。</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>该名称已被使用。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>A file could not be written or read. Nothing was sent after it.</source>
        <translation>无法写入或读取文件，此后未发送任何内容。</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and rights.</source>
        <translation>请检查磁盘剩余空间和权限。</translation>
    </message>
    <message>
        <source>Another Muster works with this home folder.</source>
        <translation>另一个 Muster 正在使用此主文件夹。</translation>
    </message>
    <message>
        <source>Close it, or use another folder with --home.</source>
        <translation>请将其关闭，或用 --home 指定其他文件夹。</translation>
    </message>
    <message>
        <source>This was written by a newer version of Muster.</source>
        <translation>此内容由更新版本的 Muster 写入。</translation>
    </message>
    <message>
        <source>Update Muster.</source>
        <translation>请更新 Muster。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Muster itself made a mistake.</source>
        <translation>Muster 自身出错。</translation>
    </message>
    <message>
        <source>The log has the details; a report helps.</source>
        <translation>详情见日志；欢迎反馈。</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>错误码：%1</translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation>请求 ID：%1</translation>
    </message>
    <message>
        <source>The service&apos;s words: %1</source>
        <translation>服务原文：%1</translation>
    </message>
    <message>
        <source>(%1, request %2)</source>
        <translation>（%1，请求 %2）</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>(request %1)</source>
        <translation>（请求 %1）</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>VSwitch</source>
        <translation>交换机</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>Security group</source>
        <translation>安全组</translation>
    </message>
    <message>
        <source>Instance name</source>
        <translation>实例名称</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Minimum amount</source>
        <translation>最小数量</translation>
    </message>
    <message>
        <source>Public bandwidth</source>
        <translation>公网带宽</translation>
    </message>
    <message>
        <source>Key pair</source>
        <translation>密钥对</translation>
    </message>
    <message>
        <source>Charge type</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>Price limit</source>
        <translation>价格上限</translation>
    </message>
    <message>
        <source>Release time</source>
        <translation>释放时间</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>系统盘</translation>
    </message>
    <message>
        <source>System disk size</source>
        <translation>系统盘大小</translation>
    </message>
    <message>
        <source>User data</source>
        <translation>用户数据</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Tag %1</source>
        <extracomment>%1 is the number of the tag, from 1</extracomment>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a field&apos;s name and what is wrong with it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>Only plain digits count here.</source>
        <translation>此处只接受数字。</translation>
    </message>
    <message>
        <source>Only %1 to %2 is allowed.</source>
        <translation>只允许 %1 到 %2。</translation>
    </message>
    <message>
        <source>One call takes at most 100 instances. Tick “Split above 100” to order more.</source>
        <translation>一次调用最多 100 台实例。如需更多，请勾选“超过 100 台时拆分”。</translation>
    </message>
    <message>
        <source>The minimum is above the amount.</source>
        <translation>最小数量大于数量。</translation>
    </message>
    <message>
        <source>A minimum cannot be promised over several calls. Leave it empty or order at most 100.</source>
        <translation>分多次调用时无法保证最小数量。请留空，或最多购买 100 台。</translation>
    </message>
    <message>
        <source>This is not a valid identifier.</source>
        <translation>这不是有效的标识符。</translation>
    </message>
    <message>
        <source>The character “%1” cannot stand here.</source>
        <translation>此处不能使用字符“%1”。</translation>
    </message>
    <message>
        <source>User data holds at most %1.</source>
        <translation>用户数据最多 %1。</translation>
    </message>
    <message>
        <source>User data must be Base64 text.</source>
        <translation>用户数据必须是 Base64 文本。</translation>
    </message>
    <message>
        <source>Only these values are allowed: %1.</source>
        <translation>只允许以下值：%1。</translation>
    </message>
    <message>
        <source>Preemptible instances are pay-as-you-go only.</source>
        <translation>抢占式实例只支持按量付费。</translation>
    </message>
    <message>
        <source>A price limit is needed for this way of charging.</source>
        <translation>此计费方式需要设置价格上限。</translation>
    </message>
    <message>
        <source>A price limit counts only for preemptible instances with a price cap.</source>
        <translation>价格上限只对设有上限的抢占式实例有效。</translation>
    </message>
    <message>
        <source>This cannot stand together with %1.</source>
        <translation>不能与 %1 同时使用。</translation>
    </message>
    <message>
        <source>Muster sets this itself or never stores it; it cannot be given here.</source>
        <translation>此项由 Muster 自行设置或从不保存，不能在此填写。</translation>
    </message>
    <message>
        <source>RunInstances has no parameter of this name.</source>
        <translation>RunInstances 没有此名称的参数。</translation>
    </message>
    <message>
        <source>There is no region of this name.</source>
        <translation>没有此名称的地域。</translation>
    </message>
    <message numerus="yes">
        <source>A name has at least %n characters.</source>
        <translation>
            <numerusform>名称至少 %n 个字符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n characters, numbers included.</source>
        <translation>
            <numerusform>名称最多 %n 个字符（含编号）。</numerusform>
        </translation>
    </message>
    <message>
        <source>A name begins with a letter.</source>
        <translation>名称须以字母或汉字开头。</translation>
    </message>
    <message>
        <source>The character “%1” cannot stand in a name. Letters, digits and : _ . - can.</source>
        <translation>名称中不能使用字符“%1”，可以使用文字、数字以及 : _ . -。</translation>
    </message>
    <message>
        <source>A name cannot begin with http:// or https://.</source>
        <translation>名称不能以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>This is no pattern of names. Write it like web-[1,3]: the first number and its digits.</source>
        <translation>这不是有效的名称模式。请写成 web-[1,3] 的形式：起始编号和位数。</translation>
    </message>
    <message>
        <source>The numbers of this pattern run out before the last instance. Give it more digits or a lower first number.</source>
        <translation>此模式的编号不够用到最后一台实例。请增加位数或减小起始编号。</translation>
    </message>
    <message>
        <source>A release time is written like 2026-11-25T10:00:00Z, in UTC.</source>
        <translation>释放时间的写法如 2026-11-25T10:00:00Z（UTC）。</translation>
    </message>
    <message>
        <source>The release time must lie at least 30 minutes ahead.</source>
        <translation>释放时间必须至少在 30 分钟之后。</translation>
    </message>
    <message>
        <source>The release time may lie at most 3 years ahead.</source>
        <translation>释放时间最多在 3 年之内。</translation>
    </message>
    <message>
        <source>The release time is a whole minute: its seconds are 00.</source>
        <translation>释放时间须为整分钟：秒数为 00。</translation>
    </message>
    <message>
        <source>Only pay-as-you-go instances can have a release time.</source>
        <translation>只有按量付费的实例可以设置释放时间。</translation>
    </message>
    <message>
        <source>A span is written like 45m, 8h or 2d.</source>
        <translation>时长的写法如 45m、8h 或 2d。</translation>
    </message>
    <message>
        <source>Keys that begin with “%1” are reserved.</source>
        <translation>以“%1”开头的键为保留键。</translation>
    </message>
    <message>
        <source>A tag&apos;s key cannot contain http:// or https://.</source>
        <translation>标签的键不能包含 http:// 或 https://。</translation>
    </message>
    <message>
        <source>A tag&apos;s value cannot contain http:// or https://.</source>
        <translation>标签的值不能包含 http:// 或 https://。</translation>
    </message>
    <message numerus="yes">
        <source>A tag has at most %n characters in its key and in its value.</source>
        <translation>
            <numerusform>标签的键和值各最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The key “%1” stands here twice.</source>
        <translation>键“%1”重复出现。</translation>
    </message>
    <message numerus="yes">
        <source>At most %n tags can be given; Muster adds two of its own.</source>
        <translation>
            <numerusform>最多可填写 %n 个标签；Muster 会另加两个。</numerusform>
        </translation>
    </message>
    <message>
        <source>This tag has no key.</source>
        <translation>此标签没有键。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n instances it is not known whether they were bought.</source>
        <translation>
            <numerusform>有 %n 个实例不清楚是否已购买。</numerusform>
        </translation>
    </message>
    <message>
        <source>Muster looks for them by their tag and orders nothing twice.</source>
        <translation>Muster 会按标签查找，绝不重复购买。</translation>
    </message>
    <message>
        <source>The release time came nearer than 30 minutes, so the rest was not sent. Relaunch it with a later release time.</source>
        <translation>距释放时间已不足 30 分钟，其余部分未发送。请用更晚的释放时间再次启动。</translation>
    </message>
    <message numerus="yes">
        <source>%n instances were not ordered. Go on with them, or give them up.</source>
        <translation>
            <numerusform>有 %n 个实例尚未下单。可继续发送，或放弃。</numerusform>
        </translation>
    </message>
    <message>
        <source>The rest was given up before it was sent.</source>
        <translation>其余部分在发送之前已放弃。</translation>
    </message>
    <message numerus="yes">
        <source>%n instances were accepted and then dropped by the service, most often for lack of stock. They cost nothing; order them again.</source>
        <translation>
            <numerusform>有 %n 个实例被受理后又被服务取消，多因库存不足。它们不产生费用，请重新下单。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances were not seen in the last replies. They may still be there; Muster goes on asking.</source>
        <translation>
            <numerusform>有 %n 个实例未出现在最近的答复中。它们可能仍在，Muster 会继续查询。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances were released.</source>
        <translation>
            <numerusform>已释放 %n 个实例。</numerusform>
        </translation>
    </message>
    <message>
        <source>The wait is over, but instances may still come up. They stay in the table, and the journal has them.</source>
        <translation>等待已结束，但实例仍可能启动。它们留在表中，台账也有记录。</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <extracomment>the first part of a batch&apos;s line: how many of the ordered instances run</extracomment>
        <translation>%2 个中 %1 个运行中</translation>
    </message>
    <message numerus="yes">
        <source>%n starting</source>
        <translation>
            <numerusform>%n 个启动中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n 个准备中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopping</source>
        <translation>
            <numerusform>%n 个停止中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped</source>
        <translation>
            <numerusform>%n 个已停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n released</source>
        <translation>
            <numerusform>%n 个已释放</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n 个未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being ordered</source>
        <translation>
            <numerusform>%n 个正在下单</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in doubt</source>
        <translation>
            <numerusform>%n 个存疑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n 个未发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not bought</source>
        <translation>
            <numerusform>%n 个未购买</numerusform>
        </translation>
    </message>
    <message>
        <source>Coming up</source>
        <extracomment>a batch that is still coming up</extracomment>
        <translation>启动中</translation>
    </message>
    <message>
        <source>In doubt</source>
        <extracomment>a batch of which it is not known what was bought</extracomment>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Wait ended</source>
        <translation>等待已结束</translation>
    </message>
    <message>
        <source>Fewer than asked</source>
        <translation>少于请求数</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Dry run</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Nothing was bought.</source>
        <translation>未购买任何实例。</translation>
    </message>
    <message>
        <source>Asked for %1, accepted %2, running %3.</source>
        <translation>请求 %1，受理 %2，运行 %3。</translation>
    </message>
    <message>
        <source>This network answers in place of Alibaba Cloud: a proxy or a login page.</source>
        <translation>应答的是当前网络（代理或登录页面），而不是阿里云。</translation>
    </message>
    <message>
        <source>Sign in to the network, or check the proxy.</source>
        <translation>请先登录网络，或检查代理。</translation>
    </message>
    <message>
        <source>Unknown, checking</source>
        <extracomment>of a call: nobody knows yet whether it bought anything</extracomment>
        <translation>不明，正在查证</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>ids, but not as asked</source>
        <translation>有 ID，但与请求不符</translation>
    </message>
    <message>
        <source>not executed</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>refused, to be checked</source>
        <translation>被拒绝，待查证</translation>
    </message>
    <message>
        <source>no answer to be trusted</source>
        <translation>无可信应答</translation>
    </message>
    <message>
        <source>no answer</source>
        <extracomment>of an attempt whose answer has not come, or whose end was cut off</extracomment>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Proved: %1.</source>
        <extracomment>%1 is what proved that a call bought nothing, in English</extracomment>
        <translation>证据：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n instances never came.</source>
        <translation>
            <numerusform>%n 个实例从未出现。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances never came (%1).</source>
        <translation>
            <numerusform>%n 个实例从未出现（%1）。</numerusform>
        </translation>
    </message>
    <message>
        <source>Call %1 of %2, %3</source>
        <extracomment>&quot;Call 3 of 10, 100 instances&quot;</extracomment>
        <translation>调用 %1/%2，%3</translation>
    </message>
    <message>
        <source>It was sent with another access key, so Muster does not look before you say that this account sees the same instances.</source>
        <translation>它是用其他 AccessKey 发送的，在您确认此账号能看到同样的实例之前，Muster 不会查找。</translation>
    </message>
    <message>
        <source>It was sent to another endpoint, so Muster does not look before you say that this account sees the same instances.</source>
        <translation>它被发送到其他接入点，在您确认此账号能看到同样的实例之前，Muster 不会查找。</translation>
    </message>
    <message>
        <source>The last look was not answered completely.</source>
        <translation>上次查找未得到完整应答。</translation>
    </message>
    <message>
        <source>The last look came back empty, and it is not proved that this key may see instances (ecs:DescribeInstances).</source>
        <translation>上次查找结果为空，且无法证明此密钥有权查看实例（ecs:DescribeInstances）。</translation>
    </message>
    <message>
        <source>%1: unknown, checking.</source>
        <translation>%1：不明，正在查证。</translation>
    </message>
    <message numerus="yes">
        <source>%n instances found.</source>
        <translation>
            <numerusform>已找到 %n 个实例。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked for yet.</source>
        <translation>尚未查找。</translation>
    </message>
    <message numerus="yes">
        <source>Looked for %n times.</source>
        <translation>
            <numerusform>已查找 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Next look at %1.</source>
        <translation>下次查找：%1。</translation>
    </message>
    <message>
        <source>“Not bought” can be said at %1 at the earliest.</source>
        <translation>最早在 %1 才能断定“未买到”。</translation>
    </message>
    <message>
        <source>A repeat under its old token waits for “Finish”.</source>
        <translation>用原令牌的重复调用需由您点击“完成批次”。</translation>
    </message>
    <message>
        <source>%1: not sent.</source>
        <translation>%1：未发送。</translation>
    </message>
    <message>
        <source>%1: sent, no answer yet.</source>
        <translation>%1：已发送，尚无应答。</translation>
    </message>
    <message>
        <source>The journal was lost.</source>
        <translation>台账已丢失。</translation>
    </message>
    <message>
        <source>The journal was damaged. The damaged file is kept: %1.</source>
        <translation>台账已损坏。损坏的文件保留在：%1。</translation>
    </message>
    <message>
        <source>There was no good backup, so it began anew.</source>
        <translation>没有可用的备份，因此重新建立了台账。</translation>
    </message>
    <message>
        <source>The backup %1 took its place.</source>
        <translation>已由备份 %1 代替。</translation>
    </message>
    <message>
        <source>Muster adds the instances that it finds in the cloud by their tags. Compare the batches with the console; launching is off until you go on.</source>
        <translation>Muster 会按标签补上在云端找到的实例。请将批次与控制台核对；在您选择继续之前不能启动实例。</translation>
    </message>
    <message>
        <source>Ids of bought instances could not be stored in the journal and lie in %1. Launching is off until they are taken in: free space on the disk, then start Muster again.</source>
        <translation>已购实例的 ID 无法存入台账，现存于 %1。收入台账之前不能启动实例：请清理磁盘空间，然后重新启动 Muster。</translation>
    </message>
    <message>
        <source>The journal lies on a network file system (%1), which may lose what was written. Launching is off. Use a folder on a disk of this computer with --home.</source>
        <translation>台账位于网络文件系统（%1）上，写入的内容可能丢失。不能启动实例。请用 --home 指定本机磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing was sent after it.</source>
        <translation>磁盘已满。此后未发送任何内容。</translation>
    </message>
    <message>
        <source>Free space on the disk of the home folder; Muster tries again by itself.</source>
        <translation>请清理主文件夹所在磁盘的空间；Muster 会自动重试。</translation>
    </message>
    <message>
        <source>The disk could not be read or written. Nothing was sent after it.</source>
        <translation>磁盘无法读写。此后未发送任何内容。</translation>
    </message>
    <message>
        <source>Check the disk of the home folder before launching again.</source>
        <translation>再次启动实例之前，请检查主文件夹所在的磁盘。</translation>
    </message>
    <message>
        <source>The journal is damaged. It stays as it is.</source>
        <translation>台账已损坏，文件保持原样。</translation>
    </message>
    <message>
        <source>Close Muster and start it again: a backup takes its place.</source>
        <translation>请关闭并重新启动 Muster：将由备份代替。</translation>
    </message>
    <message>
        <source>The journal&apos;s file was removed or replaced. Nothing was sent after it.</source>
        <translation>台账文件已被移除或替换。此后未发送任何内容。</translation>
    </message>
    <message>
        <source>Put it back, or close Muster and start it again.</source>
        <translation>请将其放回，或关闭并重新启动 Muster。</translation>
    </message>
    <message>
        <source>The journal is still being checked. Nothing was sent.</source>
        <translation>台账仍在检查中。未发送任何内容。</translation>
    </message>
    <message>
        <source>Try again when the check is over.</source>
        <translation>请在检查结束后重试。</translation>
    </message>
    <message>
        <source>Launching is off since the journal was damaged. Nothing was sent.</source>
        <translation>台账损坏后不能启动实例。未发送任何内容。</translation>
    </message>
    <message>
        <source>Compare the batches with the console, then choose “Start launching again” or run “muster recover --finish”.</source>
        <translation>请将批次与控制台核对，然后选择“恢复启动功能”或运行“muster recover --finish”。</translation>
    </message>
    <message>
        <source>The journal lies on a network file system. Nothing was sent.</source>
        <translation>台账位于网络文件系统上。未发送任何内容。</translation>
    </message>
    <message>
        <source>Use a folder on a disk of this computer with --home.</source>
        <translation>请用 --home 指定本机磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>Ids of bought instances could not be stored in the journal. They were written to a rescue file.</source>
        <translation>已购实例的 ID 无法存入台账，已写入救援文件。</translation>
    </message>
    <message>
        <source>Free space on the disk and start Muster again: it takes them in. Details name the file.</source>
        <translation>请清理磁盘空间并重新启动 Muster，它会将其收入台账。文件名见详情。</translation>
    </message>
    <message>
        <source>Ids of bought instances could not be stored anywhere.</source>
        <translation>已购实例的 ID 无法存储到任何位置。</translation>
    </message>
    <message>
        <source>Write down the ids in Details, free space on the disk and start Muster again.</source>
        <translation>请记下详情中的 ID，清理磁盘空间并重新启动 Muster。</translation>
    </message>
    <message>
        <source>The journal was lost: this batch was put together from the tags in the cloud, and its requests are not known.</source>
        <translation>台账曾丢失：此批次由云端的标签重建，其请求不详。</translation>
    </message>
    <message numerus="yes">
        <source>Extend release time of %n instances</source>
        <translation>
            <numerusform>延长 %n 个实例的释放时间</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls are being checked; the list tells of each.</source>
        <translation>
            <numerusform>正在核查 %n 次调用；列表中有每次调用的情况。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The confirmation is older than 30 minutes, so %n instances were not ordered. Confirm them anew, or give them up.</source>
        <translation>
            <numerusform>确认已超过 30 分钟，因此有 %n 个实例未订购。请重新确认，或放弃它们。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli</name>
    <message>
        <source>the account to use</source>
        <translation>要使用的账号</translation>
    </message>
    <message>
        <source>the region to work in</source>
        <translation>要操作的地域</translation>
    </message>
    <message>
        <source>where every request goes; plain http only to this machine</source>
        <translation>所有请求发往的地址；http 只限本机</translation>
    </message>
    <message>
        <source>keep all state of Muster below DIR</source>
        <translation>将 Muster 的全部状态保存在 DIR 之下</translation>
    </message>
    <message>
        <source>use a private simulator: no account, no cost</source>
        <translation>使用专用模拟器：无需账号，没有费用</translation>
    </message>
    <message>
        <source>the language of messages</source>
        <translation>消息的语言</translation>
    </message>
    <message>
        <source>error, warning, info or debug, to standard error</source>
        <translation>error、warning、info 或 debug，输出到标准错误</translation>
    </message>
    <message>
        <source>print this text</source>
        <translation>显示本说明</translation>
    </message>
    <message>
        <source>print the version</source>
        <translation>显示版本</translation>
    </message>
    <message>
        <source>print JSON</source>
        <translation>输出 JSON</translation>
    </message>
    <message>
        <source>one batch, by its id</source>
        <translation>以 ID 指定的一个批次</translation>
    </message>
    <message>
        <source>the page to open: launch, fleet, batches, profiles, settings</source>
        <translation>要打开的页面：launch、fleet、batches、profiles、settings</translation>
    </message>
    <message>
        <source>parameters to begin with; with a slash or .json a file</source>
        <translation>作为起点的参数；含斜杠或以 .json 结尾表示文件</translation>
    </message>
    <message>
        <source>one parameter by the service&apos;s own name</source>
        <translation>以服务的参数名指定的一个参数</translation>
    </message>
    <message>
        <source>how many instances, 1 to 100; more with --split</source>
        <translation>实例数量，1 到 100；更多请用 --split</translation>
    </message>
    <message>
        <source>accept fewer, but at least M; for one call only</source>
        <translation>接受较少的数量，但至少 M 个；仅限一次调用</translation>
    </message>
    <message>
        <source>divide an amount above 100 into calls</source>
        <translation>将超过 100 的数量拆成多次调用</translation>
    </message>
    <message>
        <source>give each instance a public address</source>
        <translation>为每个实例分配公网地址</translation>
    </message>
    <message>
        <source>release by itself after this span, such as 90m, 8h or 2d</source>
        <translation>在此时长后自动释放，如 90m、8h 或 2d</translation>
    </message>
    <message>
        <source>release by itself at this time, yyyy-MM-ddTHH:mm:ssZ</source>
        <translation>在此时间自动释放，yyyy-MM-ddTHH:mm:ssZ</translation>
    </message>
    <message>
        <source>let the service check the order; nothing is bought</source>
        <translation>让服务检查订单；不购买任何实例</translation>
    </message>
    <message>
        <source>wait until every instance is Running, 20 minutes unless said</source>
        <translation>等到所有实例都在运行，默认 20 分钟</translation>
    </message>
    <message>
        <source>every region of the account</source>
        <translation>账号的所有地域</translation>
    </message>
    <message>
        <source>print CSV with a header row</source>
        <translation>输出带表头的 CSV</translation>
    </message>
    <message>
        <source>how often to ask, 5s to 60s</source>
        <translation>查询间隔，5s 到 60s</translation>
    </message>
    <message>
        <source>one instance; more ids may follow</source>
        <translation>一个实例；后面可跟更多 ID</translation>
    </message>
    <message>
        <source>the number of instances; it must be equal to their count</source>
        <translation>实例数量；必须与实际数量相等</translation>
    </message>
    <message>
        <source>go on: send what was not sent and settle what is unknown</source>
        <translation>继续：发送未发送的，查清不明的</translation>
    </message>
    <message>
        <source>the id of the AccessKey</source>
        <translation>AccessKey 的 ID</translation>
    </message>
    <message>
        <source>an own certificate authority</source>
        <translation>自有的证书颁发机构</translation>
    </message>
    <message>
        <source>not in this version: accounts come from the environment</source>
        <translation>此版本尚不支持：账号取自环境变量</translation>
    </message>
    <message>
        <source>opens the window</source>
        <translation>打开窗口</translation>
    </message>
    <message>
        <source>order instances and follow them</source>
        <translation>购买实例并跟踪</translation>
    </message>
    <message>
        <source>print the instances of the account</source>
        <translation>列出账号的实例</translation>
    </message>
    <message>
        <source>print the batches of the journal</source>
        <translation>列出台账中的批次</translation>
    </message>
    <message>
        <source>follow open batches until each has its verdict</source>
        <translation>跟踪未结批次，直到各有结论</translation>
    </message>
    <message>
        <source>release instances for good</source>
        <translation>永久释放实例</translation>
    </message>
    <message>
        <source>start instances</source>
        <translation>启动实例</translation>
    </message>
    <message>
        <source>stop instances</source>
        <translation>停止实例</translation>
    </message>
    <message>
        <source>restart instances</source>
        <translation>重启实例</translation>
    </message>
    <message>
        <source>show what was interrupted; --finish goes on</source>
        <translation>显示中断的内容；--finish 继续执行</translation>
    </message>
    <message>
        <source>print the names of the profiles</source>
        <translation>列出配置名称</translation>
    </message>
    <message>
        <source>print a profile</source>
        <translation>显示一个配置</translation>
    </message>
    <message>
        <source>add the profiles of a file</source>
        <translation>添加文件中的配置</translation>
    </message>
    <message>
        <source>print a profile as a file has it</source>
        <translation>按文件格式输出一个配置</translation>
    </message>
    <message>
        <source>delete a profile</source>
        <translation>删除一个配置</translation>
    </message>
    <message>
        <source>print the accounts that can be used</source>
        <translation>列出可用的账号</translation>
    </message>
    <message>
        <source>ask the service who the key belongs to</source>
        <translation>向服务查询密钥属于谁</translation>
    </message>
</context>
<context>
    <name>muster::cli::AccountJob</name>
    <message>
        <source>This version keeps no accounts yet: give the key pair in ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.</source>
        <translation>此版本尚不保存账号：请用 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET 提供密钥。</translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>Column headers of the table of accounts in a terminal</extracomment>
        <translation>账号</translation>
    </message>
    <message>
        <source>AccessKey ID</source>
        <translation>AccessKey ID</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入地址</translation>
    </message>
    <message>
        <source>Account %1: %2</source>
        <translation>账号 %1：%2</translation>
    </message>
</context>
<context>
    <name>muster::cli::BatchTable</name>
    <message>
        <source>Batch</source>
        <extracomment>Column headers of the table of batches in a terminal</extracomment>
        <translation>批次</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>实例</translation>
    </message>
</context>
<context>
    <name>muster::cli::CommandLine</name>
    <message>
        <source>Unknown option %1.</source>
        <translation>未知选项 %1。</translation>
    </message>
    <message>
        <source>Option --%1 takes no value.</source>
        <translation>选项 --%1 不带值。</translation>
    </message>
    <message>
        <source>Option --%1 needs a value.</source>
        <translation>选项 --%1 需要一个值。</translation>
    </message>
    <message>
        <source>Option --%1 is given twice.</source>
        <translation>选项 --%1 重复出现。</translation>
    </message>
    <message>
        <source>Option --%1 must be one of: %2.</source>
        <translation>选项 --%1 必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>There is no command %1. “muster --help” lists them.</source>
        <translation>没有命令 %1。“muster --help”会列出全部命令。</translation>
    </message>
    <message>
        <source>Unexpected argument %1.</source>
        <translation>多余的参数 %1。</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Options --%1 and --%2 exclude each other.</source>
        <translation>选项 --%1 与 --%2 不能同时使用。</translation>
    </message>
</context>
<context>
    <name>muster::cli::HelpText</name>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
    <message>
        <source>Without a command it opens the window.</source>
        <translation>不带命令时打开窗口。</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>命令：</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Common options:</source>
        <translation>通用选项：</translation>
    </message>
</context>
<context>
    <name>muster::cli::InstanceTable</name>
    <message>
        <source>Status</source>
        <extracomment>Column headers of a table of instances in a terminal</extracomment>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>可用区</translation>
    </message>
    <message>
        <source>Private IP</source>
        <translation>私网 IP</translation>
    </message>
    <message>
        <source>Public IP</source>
        <translation>公网 IP</translation>
    </message>
    <message>
        <source>Release time</source>
        <translation>释放时间</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 以及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::LaunchJob</name>
    <message>
        <source>--wait needs a span such as 90s, 45m or 8h, not %1.</source>
        <translation>--wait 需要 90s、45m 或 8h 这样的时长，而不是 %1。</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>未发送任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Batch %1 (%2): %n instances ordered.</source>
        <translation>
            <numerusform>批次 %1（%2）：已下单 %n 个实例。</numerusform>
        </translation>
    </message>
    <message>
        <source>The service would accept this launch. Nothing was bought.</source>
        <translation>服务会受理此次启动。未购买任何实例。</translation>
    </message>
</context>
<context>
    <name>muster::cli::LaunchOrder</name>
    <message>
        <source>The profile in %1 cannot be used: %2</source>
        <translation>%1 中的配置无法使用：%2</translation>
    </message>
    <message numerus="yes">
        <source>The file %1 holds %n profiles; launch needs exactly one.</source>
        <translation>
            <numerusform>文件 %1 含有 %n 个配置；启动只需要一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no profile %1.</source>
        <translation>没有配置 %1。</translation>
    </message>
    <message>
        <source>--set needs Key=Value, not %1.</source>
        <translation>--set 需要 Key=Value，而不是 %1。</translation>
    </message>
</context>
<context>
    <name>muster::cli::ListJob</name>
    <message>
        <source>No region is known: give --region.</source>
        <translation>未指定地域：请使用 --region。</translation>
    </message>
    <message>
        <source>%1 is not a region.</source>
        <translation>%1 不是地域。</translation>
    </message>
    <message>
        <source>The journal has no batch %1.</source>
        <translation>台账中没有批次 %1。</translation>
    </message>
</context>
<context>
    <name>muster::cli::OrderJob</name>
    <message>
        <source>Say what: --batch ID or --instance ID.</source>
        <translation>请指明对象：--batch ID 或 --instance ID。</translation>
    </message>
    <message>
        <source>No region is known: give --region.</source>
        <translation>未指定地域：请使用 --region。</translation>
    </message>
    <message>
        <source>%1 is no instance id.</source>
        <translation>%1 不是实例 ID。</translation>
    </message>
    <message>
        <source>Unexpected argument %1.</source>
        <translation>多余的参数 %1。</translation>
    </message>
    <message>
        <source>The journal has no batch %1.</source>
        <translation>台账中没有批次 %1。</translation>
    </message>
    <message>
        <source>No instance is left to act on.</source>
        <translation>没有可操作的实例。</translation>
    </message>
    <message numerus="yes">
        <source>These are %n instances; to go on, say --yes %1. Nothing was sent.</source>
        <translation>
            <numerusform>共 %n 个实例；如需继续，请使用 --yes %1。未发送任何内容。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>muster::cli::ProfileJob</name>
    <message>
        <source>There is no profile %1.</source>
        <translation>没有配置 %1。</translation>
    </message>
    <message>
        <source>Profile</source>
        <extracomment>Column headers of the table of profiles in a terminal</extracomment>
        <translation>配置</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Instance type</source>
        <translation>实例规格</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Left out, not known to this version: %1</source>
        <translation>已忽略，此版本不认识：%1</translation>
    </message>
    <message>
        <source>Refused: %1 (%2)</source>
        <translation>已拒绝：%1（%2）</translation>
    </message>
    <message>
        <source>There is a profile %1 already: rename one of them.</source>
        <translation>已有配置 %1：请重命名其中之一。</translation>
    </message>
</context>
<context>
    <name>muster::cli::RecoverJob</name>
    <message>
        <source>No batch is open.</source>
        <translation>没有未结的批次。</translation>
    </message>
    <message>
        <source>Batch %1 was launched with the key %2 at %3. Recover it with that account: with another one nothing can be proved.</source>
        <translation>批次 %1 是用密钥 %2 在 %3 启动的。请用该账号恢复：用其他账号什么也证明不了。</translation>
    </message>
    <message>
        <source>“muster recover --finish” goes on with it.</source>
        <translation>“muster recover --finish”会继续处理。</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <extracomment>a batch&apos;s label and id, and what is so of one of its calls</extracomment>
        <translation>%1（%2）：%3</translation>
    </message>
    <message>
        <source>The journal was damaged. It lies in %1 now.</source>
        <translation>台账已损坏，现已移至 %1。</translation>
    </message>
    <message>
        <source>There was no backup, so a new journal was begun.</source>
        <translation>没有备份，因此已新建台账。</translation>
    </message>
    <message>
        <source>The backup %1 took its place.</source>
        <translation>已用备份 %1 代替。</translation>
    </message>
    <message numerus="yes">
        <source>%n instances were found by their tags and written down.</source>
        <translation>
            <numerusform>已按标签找到 %n 台实例并记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>The region %1 could not be read.</source>
        <translation>无法读取地域 %1。</translation>
    </message>
</context>
<context>
    <name>muster::cli::StartWords</name>
    <message>
        <source>There is no display to open the window on. “muster launch” does the same in a terminal; “muster --help” lists all commands.</source>
        <translation>没有可打开窗口的显示器。“muster launch”在终端中完成同样的工作；“muster --help”列出全部命令。</translation>
    </message>
    <message>
        <source>%1 cannot be used as the endpoint: %2. Give HOST or https://HOST; http:// only for this machine.</source>
        <translation>%1 不能用作接入地址：%2。请使用 HOST 或 https://HOST；http:// 只限本机。</translation>
    </message>
    <message>
        <source>There is no account %1.</source>
        <translation>没有账号 %1。</translation>
    </message>
    <message>
        <source>No usable key pair: set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or try “--simulator”, which needs none.</source>
        <translation>没有可用的密钥：请设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET，或试用无需密钥的“--simulator”。</translation>
    </message>
    <message>
        <source>Another Muster is working in this home. Close it first, or use another home with --home.</source>
        <translation>另一个 Muster 正在使用此主文件夹。请先将其关闭，或用 --home 指定其他文件夹。</translation>
    </message>
    <message>
        <source>“%1 --help” explains it.</source>
        <translation>详见“%1 --help”。</translation>
    </message>
</context>
<context>
    <name>muster::cli::WatchJob</name>
    <message>
        <source>--interval needs a span from 5s to 60s.</source>
        <translation>--interval 需要 5s 到 60s 的时长。</translation>
    </message>
    <message>
        <source>The journal has no batch %1.</source>
        <translation>台账中没有批次 %1。</translation>
    </message>
    <message>
        <source>No batch is open.</source>
        <translation>没有未结的批次。</translation>
    </message>
</context>
</TS>
