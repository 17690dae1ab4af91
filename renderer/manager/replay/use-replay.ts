/** The moment that is looked at: asked for one at a time, played on at a pace. */
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import type { ReplayReply } from '../../../domain/contract/http/replay.ts'
import type { DayOutline } from '../../../domain/replay/outline.ts'
import { ask, isNotFound } from '../../app/server/http.ts'
import { troubleOf } from '../trouble.ts'
import { p } from './replay-texts.ts'

export const SPEEDS = [1, 10, 60] as const
const FRAME_MS = 500

export interface Place {
  readonly date: string
  /** null: where most people waited. */
  readonly seq: number | null
}

/** Opens at a place. */
export function useReplay(start: Place) {
  const moment = shallowRef<ReplayReply | null>(null)
  const outline = shallowRef<DayOutline | null>(null)
  const trouble = ref('')
  const speed = ref<(typeof SPEEDS)[number]>(10)
  const isPlaying = ref(false)
  const date = ref(start.date)
  let isAsking = false
  let wanted: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Of several wishes while one is under way the last is asked. */
  async function see(part: string): Promise<void> {
    wanted = part
    if (isAsking) return
    isAsking = true
    while (wanted !== null) {
      const asked: string = wanted
      wanted = null
      const isFresh = outline.value === null || moment.value?.date !== date.value
      const reply = await ask<ReplayReply>(
        'GET',
        `/api/replay?date=${date.value}${asked}${isFresh ? '&outline=1' : ''}`,
      )
      trouble.value = reply.ok ? '' : isNotFound(reply) ? p('nothing', { day: date.value }) : troubleOf(reply)
      if (!reply.ok) continue
      moment.value = reply.value
      if (reply.value.outline) outline.value = reply.value.outline
    }
    isAsking = false
  }
  const toRecord = (seq: number): Promise<void> => see(`&seq=${Math.max(1, seq)}`)
  const toTime = (atMs: number): Promise<void> => see(`&at=${Math.round(atMs)}`)

  function open(next: Place): void {
    stop()
    date.value = next.date
    moment.value = null
    outline.value = null
    void (next.seq === null ? see('') : toRecord(next.seq))
  }
  function stop(): void {
    clearTimeout(timer)
    isPlaying.value = false
  }
  function play(): void {
    isPlaying.value = true
    const on = async (): Promise<void> => {
      const now = moment.value
      if (!isPlaying.value || now === null) return
      if (now.atMs >= now.toMs) return stop()
      await toTime(Math.min(now.toMs, now.atMs + FRAME_MS * speed.value))
      timer = setTimeout(() => void on(), FRAME_MS)
    }
    void on()
  }
  open(start)
  onScopeDispose(stop)
  return {
    date,
    moment,
    outline,
    trouble,
    speed,
    isPlaying,
    open,
    toRecord,
    toTime,
    togglePlay: () => (isPlaying.value ? stop() : play()),
    seq: computed(() => moment.value?.seq ?? 0),
  }
}
