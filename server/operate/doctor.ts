/** hall doctor: looks a hall over before it opens: configuration, database, disk, pages, printers. */
import { existsSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { loadSite } from '../config.ts'
import { readSqliteStore } from '../store/sqlite.ts'
import type { Report } from './report.ts'

const FREE_LEAST_BYTES = 1_000_000_000

/** Throws ConfigError when the site's file itself is wrong. */
export async function doctor(site: string, data: string, pages: string): Promise<Report> {
  const { settings, server } = loadSite(site)
  const warnings: string[] = []
  const file = join(data, 'hall.db')
  if (existsSync(file)) {
    const store = readSqliteStore(file)
    const damage = await store.check()
    if (damage !== null) warnings.push(`The database is damaged: ${damage}. Keep the file and start from the newest backup.`)
    await store.close()
  }
  if (existsSync(data)) {
    const disk = statfsSync(data)
    if (disk.bavail * disk.bsize < FREE_LEAST_BYTES) warnings.push(`Less than 1 GB is free in ${data}; make room before the hall opens.`)
  }
  if (!existsSync(join(pages, 'kiosk', 'index.html'))) warnings.push('The pages are not built: run "npm run build".')
  if (server.samplePins.size > 0) warnings.push('Sample PINs are set for made-up staff: fine for trying out, not for a real hall.')
  if (server.trustLoopback) warnings.push('Screens on this machine are paired without a code (pairing.trustLoopback).')
  const unserved = settings.queues.filter((queue) => !settings.counters.some((counter) => counter.skills.some((skill) => skill.queue === queue.id)))
  for (const queue of unserved) warnings.push(`No counter serves queue ${queue.id} (${queue.name}); add the skill to a counter, or nobody there is ever called.`)
  const isOk = !warnings.some((warning) => warning.includes('damaged')) && unserved.length === 0
  return {
    json: { site: settings.siteId, level: settings.siteLevel, ok: isOk, warnings },
    lines: [`${settings.title} (${settings.siteLevel}): ${isOk ? 'in order' : 'not in order'}`, ...warnings.map((warning) => `  ! ${warning}`)],
    exit: isOk ? 0 : 1,
  }
}
