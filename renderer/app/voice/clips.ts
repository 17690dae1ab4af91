/**
 * The voice made of recordings: fetched once, joined together by WebAudio, with a chime that is drawn and needs no
 * file.
 */
import type { ClipId, VoiceManifest } from '../../../domain/announcement/clips.ts'
import { unspokenIn, utteranceOf } from '../../../domain/announcement/phrase.ts'
import type { Voice } from './voice.ts'
import { loudness } from './loudness.ts'
import { askServer } from '../server/servers.ts'
import { within } from '../within.ts'

const FETCH_WITHIN_MS = 8000
// A slow device takes a moment to open; that is not yet a browser that waits for a touch.
const RESUME_WITHIN_MS = 2000
const PROBE_MS = 250
const JOINT_SEC = 0.03
const PAUSE_SEC = 0.22
const CHIME: readonly (readonly [hz: number, atSec: number, lengthSec: number])[] = [
  [659.3, 0, 0.9],
  [523.3, 0.42, 1.1],
]

interface ClipSet {
  readonly folder: string
  manifest: VoiceManifest | null
  readonly buffers: Map<ClipId, AudioBuffer>
}

/** @param sets folders under /voice/, one per reading; fewer sets than readings are said again */
export function clipVoice(sets: readonly string[]): Voice {
  const loaded: readonly ClipSet[] = sets.map((set) => ({
    folder: `/voice/${set}`,
    manifest: null,
    buffers: new Map(),
  }))
  let context = new AudioContext()
  let sounding: AudioScheduledSourceNode[] = []
  let loading = loadAll(loaded, context)
  /** Of the window that was called last, what no recording says. */
  let unspoken = ''

  async function play(
    nodes: readonly { readonly node: AudioScheduledSourceNode; readonly atSec: number; readonly stopSec?: number }[],
  ): Promise<void> {
    const last = nodes.at(-1)
    if (last === undefined) return
    sounding = nodes.map(({ node }) => node)
    const ended = new Promise<void>((resolve) => last.node.addEventListener('ended', () => resolve(), { once: true }))
    const startSec = context.currentTime + 0.04
    for (const { node, atSec, stopSec } of nodes) {
      node.start(startSec + atSec)
      if (stopSec !== undefined) node.stop(startSec + stopSec)
    }
    await ended
    sounding = []
  }

  return {
    prepare: () => ready(context),
    chime: () => play(chimeNodes(context)),
    say: async (call, reading) => {
      await loading
      const set = loaded[reading % loaded.length]
      if (!set?.manifest) throw new Error('no recordings')
      const { parts, isWhole } = utteranceOf(call, set.manifest.language, set.manifest, (clip) => set.buffers.has(clip))
      unspoken = unspokenIn(call.counterLabel, set.manifest.language, (clip) => set.buffers.has(clip))
      let atSec = 0
      const nodes = []
      for (const part of parts) {
        const buffer = set.buffers.get(part)
        if (buffer) nodes.push({ node: sourceOf(context, buffer), atSec })
        atSec += buffer ? buffer.duration + JOINT_SEC : PAUSE_SEC
      }
      if (nodes.length === 0) throw new Error('no recording of this number')
      await play(nodes)
      return isWhole ? 'whole' : 'inPart'
    },
    hush: () => sounding.forEach((node) => node.stop()),
    missing: () => [
      ...loaded.flatMap((set) =>
        set.manifest ? Object.keys(set.manifest.clips).filter((clip) => !set.buffers.has(clip)) : [set.folder],
      ),
      ...(unspoken === '' ? [] : [`"${unspoken}"`]),
    ],
    probe: async () => {
      loading = loadAll(loaded, context)
      if (context.state !== 'running') return true
      const beforeSec = context.currentTime
      await new Promise((resolve) => setTimeout(resolve, PROBE_MS))
      if (context.currentTime > beforeSec || context.state !== 'running') return true
      // The sound device went away under it; a new context finds the one that is there now.
      await context.close().catch(() => undefined)
      context = new AudioContext()
      return false
    },
    release: () => void context.close().catch(() => undefined),
  }
}

async function ready(context: AudioContext): Promise<'ready' | 'blocked'> {
  // While the browser waits for a touch, `resume` does not answer at all.
  if (context.state !== 'running') await within(RESUME_WITHIN_MS, context.resume()).catch(() => undefined)
  return context.state === 'running' ? 'ready' : 'blocked'
}

function sourceOf(context: AudioContext, buffer: AudioBuffer): AudioBufferSourceNode {
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(new GainNode(context, { gain: loudness() })).connect(context.destination)
  return source
}

function chimeNodes(context: AudioContext): readonly { node: OscillatorNode; atSec: number; stopSec: number }[] {
  const nowSec = context.currentTime + 0.04
  return CHIME.map(([frequency, atSec, lengthSec]) => {
    const node = new OscillatorNode(context, { frequency, type: 'sine' })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, nowSec + atSec)
    volume.gain.linearRampToValueAtTime(0.5 * loudness(), nowSec + atSec + 0.01)
    volume.gain.exponentialRampToValueAtTime(0.001, nowSec + atSec + lengthSec)
    node.connect(volume).connect(context.destination)
    return { node, atSec, stopSec: atSec + lengthSec }
  })
}

/** Fetches what is not there yet; what fails stays missing until the next look. */
async function loadAll(sets: readonly ClipSet[], context: AudioContext): Promise<void> {
  await Promise.all(
    sets.map(async (set) => {
      set.manifest ??= await fetched(
        `${set.folder}/manifest.json`,
        (response) => response.json() as Promise<VoiceManifest>,
      )
      const wanted = Object.entries(set.manifest?.clips ?? {}).filter(([clip]) => !set.buffers.has(clip))
      await Promise.all(
        wanted.map(async ([clip, { file }]) => {
          const buffer = await fetched(`${set.folder}/${file}`, async (response) =>
            context.decodeAudioData(await response.arrayBuffer()),
          )
          if (buffer) set.buffers.set(clip, buffer)
        }),
      )
    }),
  )
}

async function fetched<T>(path: string, read: (response: Response) => Promise<T>): Promise<T | null> {
  try {
    return await within(
      FETCH_WITHIN_MS,
      askServer(path, { cache: 'no-cache' }).then((response) =>
        response.ok ? read(response) : Promise.reject(new Error(String(response.status))),
      ),
    )
  } catch {
    return null
  }
}
