/** The announcer in a page: from the view on the screen to what is heard, through errors, silence and reloads. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import type { EffectScope, ShallowRef } from 'vue'
import type { DeviceReport } from '../../../domain/device/report.ts'
import type { CallLine, LobbyView } from '../../../domain/views/lobby.ts'
import { useAnnouncer } from '../../../renderer/app/voice/announcer.ts'
import type { Announcer } from '../../../renderer/app/voice/announcer.ts'
import { voiceChoiceOf } from '../../../renderer/app/voice/voice.ts'
import { loadSite, planWith } from '../../support/site.ts'
import { fakeVoice } from './fake-voice.ts'
import type { FakeVoice } from './fake-voice.ts'

const NOON_MS = Date.parse('2026-11-23T04:00:00Z')
const SECOND = 1000

interface Scene {
  readonly announcer: Announcer
  readonly view: ShallowRef<LobbyView | null>
  readonly reports: DeviceReport[]
  readonly scope: EffectScope
}

const scenes: Scene[] = []

function line(callNo: number, ticketNo: string, open: 0 | 1 = 1, nth = 1): CallLine {
  return [callNo, ticketNo, 'w24', nth, NOON_MS, open]
}

function lobby(seq: number, calls: readonly CallLine[], atMs = NOON_MS): LobbyView {
  return { kind: 'lobby', seq, atMs, zone: 'C', calls, queues: [], next: [] }
}

function open(voice: FakeVoice, first: LobbyView | null = null, search = '', ownName = ''): Scene {
  const scope = effectScope()
  const view = shallowRef(first)
  const reports: DeviceReport[] = []
  const counters = loadSite('county').settings.counters.map((one) => (one.id === '24' ? { ...one, id: 'w24' } : one))
  const plan = shallowRef(planWith({ counters }))
  const announcer = scope.run(() =>
    useAnnouncer({
      view,
      plan,
      zone: 'C',
      ownName: () => ownName,
      choice: voiceChoiceOf(search),
      report: (report) => reports.push(report),
      openVoice: () => voice,
    }),
  ) as Announcer
  const scene = { announcer, view, reports, scope }
  scenes.push(scene)
  return scene
}

async function show(scene: Scene, view: LobbyView): Promise<void> {
  scene.view.value = view
  await nextTick()
}

const wait = (forMs: number): Promise<unknown> => vi.advanceTimersByTimeAsync(forMs)
const last = (scene: Scene): DeviceReport => Object.assign({}, ...scene.reports) as DeviceReport

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  localStorage.clear()
})

afterEach(() => {
  scenes.splice(0).forEach((scene) => scene.scope.stop())
  vi.useRealTimers()
})

describe('several displays in one zone', () => {
  const named = (seq: number, name: string, after: number, calls: readonly CallLine[]): LobbyView => ({
    ...lobby(seq, calls),
    speaker: { name, after },
  })

  it('VOICE-10 only the display that the view names speaks', async () => {
    const [one, other] = [fakeVoice(), fakeVoice()]
    const scenes = [
      open(one, named(1, '1 号综合屏', 0, []), '', '1 号综合屏'),
      open(other, named(1, '1 号综合屏', 0, []), '', '2 号综合屏'),
    ]
    for (const scene of scenes) await show(scene, named(2, '1 号综合屏', 0, [line(1, 'C026')]))
    await wait(30 * SECOND)
    expect(one.said).toEqual(['chime', 'C026>24', 'C026>24'])
    expect(other.said).toEqual([])
  })

  it('VOICE-10 VOICE-6 the one that takes over says what the other has not said and what still waits, nothing twice', async () => {
    const voice = fakeVoice()
    const scene = open(voice, named(1, '1 号综合屏', 0, []), '', '2 号综合屏')
    await show(scene, named(2, '1 号综合屏', 0, [line(1, 'C026')]))
    await show(scene, named(3, '1 号综合屏', 0, [line(3, 'C028'), line(2, 'C027', 0), line(1, 'C026')]))
    await show(scene, named(4, '2 号综合屏', 1, [line(3, 'C028'), line(2, 'C027', 0), line(1, 'C026')]))
    await wait(40 * SECOND)
    expect(voice.said).toEqual(['chime', 'C028>24', 'C028>24'])
  })
})

describe('the announcer', () => {
  it('VOICE-1 VOICE-7 says a call twice after one chime, with the number on the arch', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(1, []))
    await show(scene, lobby(2, [line(1, 'C026')]))
    await wait(30 * SECOND)
    expect(voice.said).toEqual(['chime', 'C026>24', 'C026>24'])
    expect(last(scene)).toMatchObject({ voice: 'ok', lastSpokenCallNo: 1 })
  })

  it('VOICE-3 PEERS-27 PEERS-29 ten calls within a second are all said, in order, never over each other', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(1, []))
    const lines: CallLine[] = []
    for (let no = 1; no <= 10; no += 1) {
      lines.unshift(line(no, `C${String(no).padStart(3, '0')}`))
      await show(scene, lobby(no + 1, lines.slice(0, 9)))
      await wait(100)
    }
    await wait(120 * SECOND)
    const readings = voice.said.filter((what) => what !== 'chime')
    expect([...new Set(readings)]).toEqual([
      'C001>24',
      'C002>24',
      'C003>24',
      'C004>24',
      'C005>24',
      'C006>24',
      'C007>24',
      'C008>24',
      'C009>24',
      'C010>24',
    ])
    expect(voice.said.filter((what) => what === 'chime')).toHaveLength(10)
    expect(voice.mostAtOnce()).toBe(1)
    expect(last(scene).lastSpokenCallNo).toBe(10)
  })

  it('VOICE-4 PEERS-50 a recall of a number that is still on the screen is heard again, with its chime', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(1, [line(1, 'C026')]))
    await wait(25 * SECOND)
    await show(scene, lobby(2, [line(2, 'C026', 1, 2)]))
    await wait(25 * SECOND)
    expect(voice.said).toEqual(['chime', 'C026>24', 'C026>24', 'chime', 'C026>24', 'C026>24'])
  })

  it('VOICE-4 a recall that comes while its number still waits is heard once', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(1, [line(2, 'C026'), line(1, 'E051')]))
    await wait(SECOND)
    await show(scene, lobby(2, [line(3, 'C026', 1, 2), line(1, 'E051')]))
    await wait(60 * SECOND)
    expect(voice.said.filter((what) => what === 'chime')).toHaveLength(2)
    expect(last(scene).lastSpokenCallNo).toBe(3)
  })

  it.each(['broken', 'endless'] as const)(
    'VOICE-8 PEERS-30 a recording that is %s is told to staff, and the next call still goes',
    async (how) => {
      const voice = fakeVoice()
      voice[how].add('C026')
      const scene = open(voice, lobby(1, [line(2, 'E051'), line(1, 'C026')]))
      await wait(60 * SECOND)
      expect(scene.reports.map((report) => report.voice)).toContain('failed')
      expect(voice.said.at(-1)).toBe('E051>24')
      expect(voice.said.filter((what) => what === 'C026>24')).toHaveLength(1)
      expect(last(scene)).toMatchObject({ voice: 'ok', lastSpokenCallNo: 2 })
    },
  )

  it('VOICE-2 a missing recording is told with its name', async () => {
    const voice = fakeVoice()
    voice.partial.add('C026')
    voice.missingClips = ['digit-2']
    const scene = open(voice, lobby(1, [line(1, 'C026')]))
    await wait(20 * SECOND)
    expect(last(scene)).toMatchObject({ voice: 'missingClip', detail: 'digit-2', lastSpokenCallNo: 1 })
  })

  it('VOICE-8 while the browser keeps the page silent, calls wait for a touch and staff are told', async () => {
    const voice = fakeVoice()
    voice.isBlocked = true
    const scene = open(voice, lobby(1, [line(1, 'C026')]))
    await wait(5 * SECOND)
    expect(last(scene).voice).toBe('blocked')
    expect(voice.said).toEqual([])
    voice.isBlocked = false
    window.dispatchEvent(new Event('pointerdown'))
    await wait(20 * SECOND)
    expect(voice.said).toEqual(['chime', 'C026>24', 'C026>24'])
    expect(last(scene).voice).toBe('ok')
  })

  it('VOICE-5 VOICE-8 what waited longer than a minute for that touch is let go', async () => {
    const voice = fakeVoice()
    voice.isBlocked = true
    const scene = open(voice, lobby(1, [line(1, 'C026')]))
    await wait(70 * SECOND)
    expect(scene.announcer.isUnspoken(1)).toBe(false)
    voice.isBlocked = false
    await show(scene, lobby(2, [line(2, 'E051'), line(1, 'C026')]))
    await wait(20 * SECOND)
    expect(voice.said).toEqual(['chime', 'E051>24', 'E051>24'])
  })

  it('VOICE-8 a sound device that went away is noticed within a minute or two, and its return too', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(1, []))
    voice.isFlowing = false
    await wait(61 * SECOND)
    expect(last(scene).voice).toBe('failed')
    voice.isFlowing = true
    await wait(61 * SECOND)
    expect(last(scene).voice).toBe('ok')
  })

  it('VOICE-9 muted by staff: stops at once, is told, and what was called meanwhile is not made up for', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(1, [line(1, 'C026')]))
    await wait(2 * SECOND)
    scene.announcer.toggleMute()
    await show(scene, lobby(2, [line(2, 'E051'), line(1, 'C026')]))
    await wait(10 * SECOND)
    expect(voice.said).toEqual(['chime', 'C026>24'])
    expect(last(scene).voice).toBe('muted')
    scene.announcer.toggleMute()
    await show(scene, lobby(3, [line(3, 'D013'), line(2, 'E051'), line(1, 'C026')]))
    await wait(20 * SECOND)
    expect(voice.said.slice(2)).toEqual(['chime', 'D013>24', 'D013>24'])
    expect(last(scene).voice).toBe('ok')
  })

  it('VOICE-9 a screen that has no voice by choice reports no trouble', async () => {
    const scene = open(fakeVoice(), lobby(1, [line(1, 'C026')]), '?voice=off')
    await wait(5 * SECOND)
    expect(scene.reports).toEqual([])
    expect(scene.announcer.isUnspoken(1)).toBe(false)
    expect(scene.announcer.isSilent.value).toBe(true)
  })
})

describe('what the announcer remembers', () => {
  it('VOICE-3 VOICE-6 a reload repeats nothing, and says what came meanwhile and is still open', async () => {
    const before = open(fakeVoice(), lobby(5, [line(1, 'C026')]))
    await wait(20 * SECOND)
    before.scope.stop()
    const voice = fakeVoice()
    open(voice, lobby(9, [line(4, 'C028'), line(3, 'C027', 0), line(2, 'E051'), line(1, 'C026')]))
    await wait(60 * SECOND)
    expect(voice.said.filter((what) => what !== 'chime')).toEqual(['E051>24', 'E051>24', 'C028>24', 'C028>24'])
  })

  it('VOICE-3 a new service date counts its calls afresh', async () => {
    const voice = fakeVoice()
    const scene = open(voice, lobby(900, [line(30, 'C026')]))
    await wait(20 * SECOND)
    await show(scene, lobby(3, [line(1, 'C001')], NOON_MS + 86_400_000))
    await wait(20 * SECOND)
    expect(voice.said.filter((what) => what === 'C001>24')).toHaveLength(2)
  })

  it('VOICE-3 a hall whose day was begun again is not silent until it has caught up', async () => {
    const before = open(fakeVoice(), lobby(900, [line(30, 'C026')]))
    await wait(20 * SECOND)
    before.scope.stop()
    const voice = fakeVoice()
    open(voice, lobby(3, [line(1, 'C001')]))
    await wait(20 * SECOND)
    expect(voice.said).toContain('C001>24')
  })
})

describe('which voice', () => {
  it('VOICE-1 is chosen in the address of the screen', () => {
    expect(voiceChoiceOf('')).toEqual({ kind: 'clips', sets: ['zh'] })
    expect(voiceChoiceOf('?voice=zh,en')).toEqual({ kind: 'clips', sets: ['zh', 'en'] })
    expect(voiceChoiceOf('?voice=os')).toEqual({ kind: 'os', sets: ['zh'] })
    expect(voiceChoiceOf('?voice=off')).toEqual({ kind: 'off' })
    expect(voiceChoiceOf('?voice=../../etc')).toEqual({ kind: 'clips', sets: ['zh'] })
  })
})
