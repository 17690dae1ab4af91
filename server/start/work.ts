/** Sets going what a running server does by itself: its jobs of every second, news of other servers, the watchdog. */
import { archiveJob } from '../jobs/archives.ts'
import { alertJob } from '../jobs/alerts.ts'
import { filingJob } from '../jobs/filings.ts'
import { villageJob } from '../sites/villages.ts'
import { startDiskProbe } from '../jobs/disk-probe.ts'
import { filedReports } from '../jobs/filed-reports.ts'
import { hourlyJobs } from '../jobs/hourly.ts'
import { postingJob } from '../jobs/postings.ts'
import { applicantJob } from '../jobs/applicants.ts'
import { retentionJob } from '../jobs/retention.ts'
import { sealFiles } from '../jobs/seals.ts'
import { everySecond, onceSettled, type Job } from '../jobs/scheduler.ts'
import { createSitePost } from '../jobs/site-post.ts'
import type { Network } from './network.ts'
import type { OpenedHall } from './open-hall.ts'
import type { Reach } from './reach.ts'
import { serviceManager } from './systemd.ts'

/** Starts; returns the way to stop, which also tells the service manager. */
export async function startWork(opened: OpenedHall, network: Network, reach: Reach): Promise<() => Promise<void>> {
  const { hall, log, shared } = opened
  const stopJobs = everySecond(jobsOf(opened, network, reach), log)
  const stopListening = await shared?.onDoorbell(
    () => void hall.tick().catch((error: unknown) => log.error({ err: error }, 'catching up failed')),
  )
  const manager = serviceManager(process.env, (error) =>
    log.error({ err: error }, 'systemd-notify cannot be run; the service manager does not hear that the hall is alive'),
  )
  const stopProbing = startDiskProbe({
    hall,
    watchdog: manager,
    onError: (error) => log.error({ err: error }, 'the disk could not be tried'),
  })
  manager?.ready()
  return async () => {
    manager?.stopping()
    await Promise.all([stopProbing(), stopJobs(), stopListening?.()])
  }
}

function jobsOf(opened: OpenedHall, network: Network, { siteClient, door, province }: Reach): readonly Job[] {
  const { hall, store, log, shared, sealFolders } = opened
  const { app, sockets, planVersion, locker, post } = network
  const untaken: Parameters<typeof filingJob>[3] = (facts) =>
    log.warn(facts, 'the province’s platform has not taken a filing; it is sent again')
  const applicants = applicantJob({ hall, own: opened.retention })
  const retention = retentionJob({ store, nowMs: hall.nowMs, own: opened.retention, log })
  const archives = archiveJob({ hall, data: sealFolders[0] as string, isShared: shared !== null, log })
  const hourly = hourlyJobs({ store, nowMs: hall.nowMs, renewCertificate: () => door.renew(app.server), log })
  let plan = planVersion()
  return [
    { run: retention, failed: 'texts whose time is over could not be erased' },
    { run: applicants, failed: 'names and numbers of applicants could not be erased' },
    { run: hourly, failed: 'the hourly jobs failed' },
    {
      run: () => {
        if (plan !== (plan = planVersion())) sockets.planChanged()
      },
      failed: 'pages could not be told of the new plan',
    },
    {
      run: onceSettled(filedReports({ hall, ...network.filing })),
      failed: 'the reports of the day could not be filed',
    },
    { run: hall.tick, failed: "the hall's own jobs failed" },
    { run: alertJob(hall, network.alerts), failed: 'marks of alerts could not be ended' },
    { run: postingJob(hall, network.outlook), failed: 'who was sent to a window could not be looked after' },
    { run: network.caseWatch.look, failed: 'the orders and cases of supervision could not be looked at' },
    { run: locker.look, failed: 'the locker could not be looked at' },
    ...(post ? [{ run: post.look, failed: 'the post could not be asked again' }] : []),
    { run: createSitePost(hall, siteClient), failed: 'the post between sites failed' },
    { run: villageJob(hall, network.rollup), failed: 'the villages below could not be looked at' },
    ...(province
      ? [{ run: filingJob(hall, province, undefined, untaken), failed: 'filing with the province failed' }]
      : []),
    { run: sealFiles(hall, sealFolders, log), failed: 'the file of seals could not be written' },
    { run: archives, failed: 'a sealed day could not be archived' },
    { run: network.notices.run, failed: 'messages to citizens could not be sent' },
    { run: network.webhooks.run, failed: 'webhooks could not be sent' },
    { run: () => sockets.publisher.tick(), failed: 'views could not be sent' },
    ...(shared === null ? [] : [{ run: sockets.shareLife, failed: 'signs of life could not be shared' }]),
    { run: sockets.catchUp, failed: 'open screens could not be checked' },
    { run: sockets.tellOrders, failed: 'devices could not be told their orders' },
  ]
}
