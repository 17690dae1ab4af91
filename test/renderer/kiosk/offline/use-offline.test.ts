/** The kiosk's offline side over its line: the plan that is kept, the moment of the last contact. */
import { effectScope, ref } from 'vue'
import { expect, it } from 'vitest'
import type { PlanReply } from '../../../../domain/contract/http/hall.ts'
import { useOffline, type Offline } from '../../../../renderer/kiosk/offline/use-offline.ts'
import { planWith } from '../../../support/site.ts'

const reply: PlanReply = { version: 'v1', plan: planWith({}) }

/** A kiosk whose line is down; its disk opens when `open` is called. */
function alone(loaded: PlanReply | null): { readonly offline: Offline; readonly saved: PlanReply[]; end(): void } {
  const saved: PlanReply[] = []
  const connection = {
    status: ref('connecting'),
    welcome: ref(null),
    report: () => undefined,
    trialSeen: () => undefined,
    send: () => Promise.reject(new Error('no line')),
    serverNowMs: () => 0,
  }
  const scope = effectScope()
  const offline = scope.run(() =>
    useOffline(connection as never, async () => ({
      issuing: { contactAtMs: () => 4711, hallNowMs: () => 4712, meet: async () => true } as never,
      loadPlan: async () => loaded,
      savePlan: async (plan) => void saved.push(plan),
    })),
  )!
  return { offline, saved, end: () => scope.stop() }
}

it('OFF-3 the last contact is not known before the journal is open, and then it is the journal’s', async () => {
  const { offline, end } = alone(null)
  expect([offline.contactAtMs(), offline.hallNowMs()]).toEqual([0, null])
  await offline.prepare()
  expect([offline.contactAtMs(), offline.hallNowMs()]).toEqual([4711, 4712])
  end()
})

it('KIOSK-18 the kept plan is loaded; one that came before the disk was open is kept as soon as it is', async () => {
  const { offline, saved, end } = alone(reply)
  offline.save(reply)
  expect(saved).toEqual([])
  expect(await offline.load()).toBe(reply)
  expect(saved).toEqual([reply])
  end()
})
