// SPDX-License-Identifier: GPL-3.0-or-later
// Drives the built simulator with the vendor's official SDKs: what they accept and what they see is what the service's
// clients expect. Prints a line for each check; exits 1 when one failed.
// MUSTER_BIN_DIR names the folder of the programs; the packages are found through NODE_PATH.
import { spawn } from 'node:child_process';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

// require(), since import does not look at NODE_PATH.
const require = createRequire(import.meta.url);
const ecs = require('@alicloud/ecs20140526');
const sts = require('@alicloud/sts20150401');
const { $OpenApiUtil, default: OpenApi } = require('@alicloud/openapi-core');
const { RPCClient } = require('@alicloud/pop-core');
const $dara = require('@darabonba/typescript');

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binDir = process.env.MUSTER_BIN_DIR || path.join(root, 'build/release/bin');

let passed = 0;
let failed = 0;

async function check(name, body) {
    try {
        await body();
        passed += 1;
        console.log(`ok    ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`FAIL  ${name}: ${error.message}`);
    }
}

function expect(truth, words) {
    if (!truth)
        throw new Error(words);
}

function expectEqual(actual, wanted, words = 'value') {
    expect(JSON.stringify(actual) === JSON.stringify(wanted),
        `${words} is ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
}

/** The call must be refused with this code and (where the SDK tells it) this HTTP status. */
async function refused(call, code, status) {
    let error;
    try {
        await call();
    } catch (caught) {
        error = caught;
    }
    expect(error, `it was accepted instead of ${code}`);
    expectEqual(error.code, code, 'code');
    const seen = error.statusCode ?? error.data?.statusCode ?? error.entry?.response?.statusCode;
    if (seen !== undefined)
        expectEqual(Number(seen), status, 'status');
}

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

async function startSimulator(args) {
    const child = spawn(path.join(binDir, 'muster-simulator'), ['--with-parent', ...args],
        { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = readline.createInterface({ input: child.stdout });
    const line = await new Promise((resolve, reject) => {
        lines.once('line', resolve);
        child.once('error', reject);
        child.once('exit', (code) => reject(new Error(`the simulator ended with ${code}`)));
    });
    return { ...JSON.parse(line), child };
}

async function control(sim, method, target, body) {
    const reply = await fetch(sim.admin + target, { method, body: body && JSON.stringify(body) });
    expectEqual(reply.status, 200, `status of ${target}`);
    return reply.json();
}

/** Sends every request on twice, byte for byte, and gives the second answer. */
async function startReplayer(sim) {
    const target = new URL(sim.endpoint);
    const forward = (request, body) => new Promise((resolve, reject) => {
        const onward = http.request({ host: target.hostname, port: target.port, method: request.method,
            path: request.url, headers: request.headers }, (reply) => {
            const parts = [];
            reply.on('data', (part) => parts.push(part));
            reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers,
                body: Buffer.concat(parts) }));
        });
        onward.on('error', reject);
        onward.end(body);
    });
    const server = http.createServer((request, response) => {
        const parts = [];
        request.on('data', (part) => parts.push(part));
        request.on('end', async () => {
            const body = Buffer.concat(parts);
            await forward(request, body);
            const second = await forward(request, body);
            response.writeHead(second.status, second.headers);
            response.end(second.body);
        });
    });
    await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    return { server, host: `127.0.0.1:${server.address().port}` };
}

function config(sim, more = {}) {
    return new $OpenApiUtil.Config({ accessKeyId: sim.accessKeyId, accessKeySecret: sim.accessKeySecret,
        endpoint: new URL(sim.endpoint).host, protocol: 'http', regionId: sim.defaults.RegionId, ...more });
}

function launchRequest(sim, more = {}) {
    const { RegionId, VSwitchId, SecurityGroupId, ImageId, InstanceType, KeyPairName } = sim.defaults;
    return { RegionId, VSwitchId, SecurityGroupId, ImageId, InstanceType, KeyPairName, ...more };
}

/** The names of the SDK's models begin with a small letter. */
function model(Type, fields) {
    const lower = Object.entries(fields).map(([name, value]) => [name[0].toLowerCase() + name.slice(1), value]);
    return new Type(Object.fromEntries(lower));
}

const inMinutes = (minutes) => `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)}:00Z`;

/** `@alicloud/ecs20140526`: V3, POST, parameters in the query. */
async function checkV3(sim) {
    const client = new ecs.default(config(sim));
    const run = (more) => client.runInstances(model(ecs.RunInstancesRequest, launchRequest(sim, more)));
    const describe = async (fields) => {
        const reply = await client.describeInstances(
            model(ecs.DescribeInstancesRequest, { RegionId: sim.defaults.RegionId, ...fields }));
        return reply.body;
    };
    // Once: a repeat must bring the same minute.
    const releaseAt = inMinutes(120);
    let ids = [];

    await check('V3 launch of 12 with a pattern, tags, a public address and a token', async () => {
        const reply = await run({ Amount: 12, InstanceName: 'web-[1,3]', InternetMaxBandwidthOut: 1,
            ClientToken: 'conformance-v3', AutoReleaseTime: releaseAt,
            Tag: [new ecs.RunInstancesRequestTag({ key: 'owner', value: '运维 a+b*~' })] });
        ids = reply.body.instanceIdSets.instanceIdSet;
        expectEqual(ids.length, 12, 'number of ids');
        expect(/^[0-9A-F-]{36}$/.test(reply.body.requestId), 'there is no request id');
    });
    await check('V3 the same token gives the same ids', async () => {
        const reply = await run({ Amount: 12, InstanceName: 'web-[1,3]', InternetMaxBandwidthOut: 1,
            ClientToken: 'conformance-v3', AutoReleaseTime: releaseAt,
            Tag: [new ecs.RunInstancesRequestTag({ key: 'owner', value: '运维 a+b*~' })] });
        expectEqual(reply.body.instanceIdSets.instanceIdSet, ids, 'ids');
    });
    await check('V3 the same token with another amount is a mismatch',
        () => refused(() => run({ Amount: 11, ClientToken: 'conformance-v3' }), 'IdempotentParameterMismatch', 400));
    await check('V3 a page has 10 rows when nothing is said', async () => {
        const body = await describe({});
        expectEqual(body.instances.instance.length, 10, 'rows');
        expectEqual([body.totalCount, body.pageNumber, body.pageSize], [12, 1, 10], 'paging');
    });
    await check('V3 token paging sees every row once', async () => {
        const first = await describe({ MaxResults: 10 });
        const second = await describe({ MaxResults: 10, NextToken: first.nextToken });
        const seen = [...first.instances.instance, ...second.instances.instance].map((row) => row.instanceId);
        expectEqual([...seen].sort(), [...ids].sort(), 'ids');
        expect(!second.nextToken, 'the last page has a token');
    });
    await check('V3 poll by ids until all are Running', async () => {
        for (let round = 0; round < 100; round += 1) {
            const body = await describe({ InstanceIds: JSON.stringify(ids), MaxResults: 100 });
            if (body.instances.instance.every((row) => row.status === 'Running'))
                return;
            await pause(200);
        }
        throw new Error('they never ran');
    });
    await check('V3 the fields are those of the service', async () => {
        const body = await describe({ InstanceIds: JSON.stringify([ids[0]]) });
        const row = body.instances.instance[0];
        expectEqual(row.instanceName, 'web-001', 'name');
        expectEqual(row.memory, 8192, 'memory');
        expect(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(row.creationTime), `creation time ${row.creationTime}`);
        expectEqual(row.autoReleaseTime.slice(0, 16), releaseAt.slice(0, 16), 'release time');
        expect(row.publicIpAddress.ipAddress[0].startsWith('198.1'), 'there is no public address');
        expect(row.vpcAttributes.privateIpAddress.ipAddress[0].startsWith('172.16.'), 'there is no private address');
        expectEqual(row.tags.tag.map((tag) => [tag.tagKey, tag.tagValue]), [['owner', '运维 a+b*~']], 'tags');
    });
    await check('V3 search by tag', async () => {
        const body = await describe({ MaxResults: 100,
            Tag: [new ecs.DescribeInstancesRequestTag({ key: 'owner', value: '运维 a+b*~' })] });
        expectEqual(body.instances.instance.length, 12, 'rows');
    });
    await check('V3 the empty list of ids matches nothing', async () => {
        expectEqual((await describe({ InstanceIds: '[]' })).instances.instance.length, 0, 'rows');
    });
    await check('V3 status of 12', async () => {
        const reply = await client.describeInstanceStatus(
            model(ecs.DescribeInstanceStatusRequest, { RegionId: sim.defaults.RegionId, InstanceId: ids, PageSize: 50 }));
        expectEqual(reply.body.instanceStatuses.instanceStatus.length, 12, 'rows');
    });
    await check('V3 modify the release time', async () => {
        const later = inMinutes(240);
        await client.modifyInstanceAutoReleaseTime(model(ecs.ModifyInstanceAutoReleaseTimeRequest,
            { InstanceId: ids[0], AutoReleaseTime: later }));
        const body = await describe({ InstanceIds: JSON.stringify([ids[0]]) });
        expectEqual(body.instances.instance[0].autoReleaseTime.slice(0, 16), later.slice(0, 16), 'time');
    });
    await check('V3 cancel the release time', async () => {
        await client.modifyInstanceAutoReleaseTime(
            model(ecs.ModifyInstanceAutoReleaseTimeRequest, { InstanceId: ids[0] }));
        const body = await describe({ InstanceIds: JSON.stringify([ids[0]]) });
        expectEqual(body.instances.instance[0].autoReleaseTime, '', 'time');
    });
    await check('V3 stop and start', async () => {
        const request = { RegionId: sim.defaults.RegionId, InstanceId: [ids[1]] };
        const stopped = await client.stopInstances(model(ecs.StopInstancesRequest, request));
        expectEqual(stopped.body.instanceResponses.instanceResponse[0].currentStatus, 'Stopping', 'status');
        await control(sim, 'POST', '/instances/' + ids[1], { status: 'Stopped' });
        const started = await client.startInstances(model(ecs.StartInstancesRequest, request));
        expectEqual(started.body.instanceResponses.instanceResponse[0].code, '200', 'code');
    });
    await check('V3 regions and zones', async () => {
        const regions = await client.describeRegions(model(ecs.DescribeRegionsRequest, {}));
        expectEqual(regions.body.regions.region.length, 3, 'regions');
        const zones = await client.describeZones(model(ecs.DescribeZonesRequest, { RegionId: sim.defaults.RegionId }));
        expect(zones.body.zones.zone.some((zone) => zone.zoneId === sim.defaults.ZoneId), 'the zone is missing');
    });
    await check('V3 a failure after acceptance is in the history', async () => {
        await control(sim, 'POST', '/instances/' + ids[11], { fail: 'SystemFailure.Delete' });
        const reply = await client.describeInstanceHistoryEvents(model(ecs.DescribeInstanceHistoryEventsRequest,
            { RegionId: sim.defaults.RegionId, ResourceId: [ids[11]], MaxResults: 100 }));
        const events = reply.body.instanceSystemEventSet.instanceSystemEventType;
        expectEqual(events.map((event) => event.eventType.name), ['SystemFailure.Delete'], 'events');
    });
    await check('V3 who am I', async () => {
        const reply = await new sts.default(config(sim)).getCallerIdentity();
        expectEqual(reply.body.identityType, 'RAMUser', 'identity');
        expectEqual(reply.body.accountId, '1234567890123456', 'account');
    });
    await check('V3 delete', async () => {
        await client.deleteInstances(model(ecs.DeleteInstancesRequest,
            { RegionId: sim.defaults.RegionId, InstanceId: ids.slice(2, 11), Force: true, ClientToken: 'delete-v3' }));
        await control(sim, 'POST', '/clock', { advance: '1m' });
        const body = await describe({ InstanceIds: JSON.stringify(ids) });
        expectEqual(body.instances.instance.length, 2, 'rows left');
    });
    await checkRefusalsV3(sim, run, describe);
}

async function checkRefusalsV3(sim, run, describe) {
    await check('V3 amount 101', () => refused(() => run({ Amount: 101 }), 'InvalidParam.Amount', 403));
    await check('V3 release time too near', () => refused(
        () => run({ AutoReleaseTime: inMinutes(10) }), 'InvalidAutoReleaseTime.Malformed', 400));
    await check('V3 dry run', () => refused(() => run({ DryRun: true }), 'DryRunOperation', 400));
    await check('V3 dry run of two', () => refused(() => run({ DryRun: true, Amount: 2 }), 'DryRun.InvalidAmount', 403));
    await check('V3 unknown image', () => refused(() => run({ ImageId: 'm-none' }), 'InvalidImageId.NotFound', 404));
    await check('V3 delete of an unknown id', () => refused(() => new ecs.default(config(sim)).deleteInstances(
        model(ecs.DeleteInstancesRequest, { RegionId: sim.defaults.RegionId, InstanceId: ['i-none'], Force: true })),
    'InvalidInstanceId.NotFound', 404));
    await check('V3 wrong secret', () => refused(
        () => new ecs.default(config(sim, { accessKeySecret: 'wrong' })).describeRegions(new ecs.DescribeRegionsRequest({})),
        'SignatureDoesNotMatch', 400));
    await check('V3 unknown key', () => refused(
        () => new ecs.default(config(sim, { accessKeyId: 'nobody' })).describeRegions(new ecs.DescribeRegionsRequest({})),
        'InvalidAccessKeyId.NotFound', 404));
    await check('V3 out of stock', async () => {
        const place = { ZoneId: sim.defaults.ZoneId, InstanceType: sim.defaults.InstanceType };
        await control(sim, 'POST', '/stock', { ...place, count: 1 });
        await refused(() => run({ Amount: 2 }), 'OperationDenied.NoStock', 403);
        await control(sim, 'POST', '/stock', { ...place, count: null });
    });
    await check('V3 throttled', async () => {
        await control(sim, 'POST', '/throttle', { DescribeInstances: 0 });
        await refused(() => describe({}), 'Throttling.User', 400);
        await control(sim, 'POST', '/throttle', { DescribeInstances: null });
    });
    await check('V3 replayed request', async () => {
        const replayer = await startReplayer(sim);
        const client = new ecs.default(config(sim, { endpoint: replayer.host }));
        await refused(() => client.describeRegions(new ecs.DescribeRegionsRequest({})), 'SignatureNonceUsed', 400);
        replayer.server.close();
    });
    await check('V3 clock off by 20 minutes', async () => {
        await control(sim, 'POST', '/clock', { skew: '20m' });
        await refused(() => describe({}), 'InvalidTimeStamp.Expired', 400);
        await control(sim, 'POST', '/clock', { skew: '0s' });
    });
}

/** `@alicloud/openapi-core` switched to V1: POST with the parameters in the query. */
async function checkV1InQuery(sim) {
    const client = new OpenApi(config(sim, { signatureAlgorithm: 'v2' }));
    const params = new $OpenApiUtil.Params({ action: 'DescribeInstances', version: '2014-05-26', protocol: 'HTTP',
        pathname: '/', method: 'POST', authType: 'AK', style: 'RPC', reqBodyType: 'formData', bodyType: 'json' });
    await check('V1 in the query of a POST (openapi-core)', async () => {
        const reply = await client.callApi(params, new $OpenApiUtil.OpenApiRequest(
            { query: { RegionId: sim.defaults.RegionId, InstanceName: '*web ~1*' } }), new $dara.RuntimeOptions({}));
        expectEqual(reply.body.Instances.Instance.length, 0, 'rows');
    });
}

/** `@alicloud/pop-core`: V1, GET in the query or POST in a form. */
async function checkV1(sim, method) {
    const make = (more = {}) => new RPCClient({ accessKeyId: sim.accessKeyId, accessKeySecret: sim.accessKeySecret,
        endpoint: sim.endpoint, apiVersion: '2014-05-26', ...more });
    const client = make();
    const call = (action, params, other = client) => other.request(action, params, { method });
    const run = (more) => call('RunInstances', { ...launchRequest(sim), ...more });
    const region = { RegionId: sim.defaults.RegionId };
    const token = `conformance-v1-${method}`;
    let ids = [];

    await check(`V1 ${method} launch`, async () => {
        const reply = await run({ Amount: 3, ClientToken: token, InstanceName: '杭州-[1,2]', 'Tag.1.Key': 'k',
            'Tag.1.Value': "a+b *~!'()&=/?%" });
        ids = reply.InstanceIdSets.InstanceIdSet;
        expectEqual(ids.length, 3, 'number of ids');
    });
    await check(`V1 ${method} same token`, async () => {
        const reply = await run({ Amount: 3, ClientToken: token, InstanceName: '杭州-[1,2]', 'Tag.1.Key': 'k',
            'Tag.1.Value': "a+b *~!'()&=/?%" });
        expectEqual(reply.InstanceIdSets.InstanceIdSet, ids, 'ids');
    });
    await check(`V1 ${method} poll until Running`, async () => {
        for (let round = 0; round < 100; round += 1) {
            const reply = await call('DescribeInstances', { ...region, InstanceIds: JSON.stringify(ids), MaxResults: 100 });
            if (reply.Instances.Instance.every((row) => row.Status === 'Running')) {
                expectEqual(reply.Instances.Instance[0].Tags.Tag[0].TagValue, "a+b *~!'()&=/?%", 'tag');
                return;
            }
            await pause(200);
        }
        throw new Error('they never ran');
    });
    await check(`V1 ${method} modify the release time`, () => call('ModifyInstanceAutoReleaseTime',
        { InstanceId: ids[0], AutoReleaseTime: inMinutes(100) }));
    await check(`V1 ${method} delete`, () => call('DeleteInstances',
        { ...region, 'InstanceId.1': ids[0], 'InstanceId.2': ids[1], 'InstanceId.3': ids[2], Force: true }));
    await check(`V1 ${method} amount 101`, () => refused(() => run({ Amount: 101 }), 'InvalidParam.Amount', 403));
    await check(`V1 ${method} release time too near`, () => refused(
        () => run({ AutoReleaseTime: inMinutes(10) }), 'InvalidAutoReleaseTime.Malformed', 400));
    await check(`V1 ${method} dry run`, () => refused(() => run({ DryRun: 'True' }), 'DryRunOperation', 400));
    await check(`V1 ${method} token with other parameters`, () => refused(
        () => run({ Amount: 4, ClientToken: token }), 'IdempotentParameterMismatch', 400));
    await check(`V1 ${method} wrong secret`, () => refused(
        () => call('DescribeRegions', {}, make({ accessKeySecret: 'wrong' })), 'IncompleteSignature', 400));
    await check(`V1 ${method} unknown key`, () => refused(
        () => call('DescribeRegions', {}, make({ accessKeyId: 'nobody' })), 'InvalidAccessKeyId.NotFound', 404));
    await check(`V1 ${method} replayed request`, async () => {
        const replayer = await startReplayer(sim);
        const other = make({ endpoint: `http://${replayer.host}` });
        await refused(() => call('DescribeRegions', {}, other), 'SignatureNonceUsed', 400);
        replayer.server.close();
    });
}

const sim = await startSimulator(['--boot', '500ms-1500ms', '--seed', '20']);
await checkV3(sim);
await control(sim, 'POST', '/reset');
await checkV1InQuery(sim);
await checkV1(sim, 'GET');
await checkV1(sim, 'POST');
sim.child.removeAllListeners('exit');
sim.child.stdin.end();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
