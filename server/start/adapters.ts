/** What reaches out of a hall, made from its site file: locker, webhooks, messages, the folders of its voice. */
import { join } from 'node:path'
import { makeFolder } from '../disk/folder.ts'
import { badgesEver } from '../../domain/settings/past.ts'
import { SETTINGS_STREAM } from '../../domain/settings/state.ts'
import { createLockerDesk, type LockerDesk } from '../devices/locker/locker-desk.ts'
import { createSimulatedLocker } from '../devices/locker/simulated-locker.ts'
import { createPostDesk, type PostDesk } from '../devices/post/post-desk.ts'
import { createSimulatedPost } from '../devices/post/simulated-post.ts'
import { openChannels } from '../integration/channels.ts'
import { createNotices, type Notices } from '../integration/notices.ts'
import { openWebhooks, type Webhooks } from '../integration/webhooks.ts'
import type { SiteConfig } from '../site-file/config.ts'
import type { OpenedHall } from './open-hall.ts'
import type { ServerOptions } from './options.ts'
import type { Reach } from './reach.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The pick-up locker with its simulator; a real one is another implementation of the same port. */
export function lockerOf(hall: OpenedHall['hall']): LockerDesk {
  const doors = (): readonly string[] => (hall.index.settings.locker ?? []).map(({ id }) => id)
  return createLockerDesk(hall, createSimulatedLocker(doors, hall.nowMs))
}

/** The carrier of results with its simulator; a real one is another implementation of the same port. */
export function postOf(hall: OpenedHall['hall'], hasPost: boolean): PostDesk | null {
  return hasPost ? createPostDesk(hall, createSimulatedPost()) : null
}

/** Programs that are told of the log. */
export function webhooksOf({ data }: ServerOptions, { hall, log }: OpenedHall, { webhooks }: Reach): Promise<Webhooks> {
  return openWebhooks({
    store: hall.store,
    nowMs: hall.nowMs,
    badges: () => badgesEver(hall.base, hall.streams.state(SETTINGS_STREAM)),
    folder: join(data, 'webhooks'),
    subscriptions: webhooks,
    onTrouble: (facts) => log.warn(facts, 'a webhook was not taken; it is sent again'),
  })
}

/** Messages to citizens who asked for them. */
export function noticesOf({ integration }: SiteConfig['server'], { hall, log }: OpenedHall): Notices {
  const { aheadAt, remindHours } = integration.notices
  return createNotices({
    hall,
    channels: openChannels(integration.notices, process.env),
    aheadAt,
    remindHours,
    onTrouble: (facts) => log.warn(facts, 'a message to a citizen was not taken'),
  })
}

/** Searched in order for a voice clip: the hall's own recordings first. */
export function voiceFolders(data: string): readonly string[] {
  const folders = [join(data, 'voice'), join(ROOT, 'config', 'voice')]
  for (const folder of folders) makeFolder(folder)
  return folders
}
