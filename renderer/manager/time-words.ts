/** Times as the floor writes them. */
import { locale } from './texts.ts'

/** 12:05 or 1:02:30; counts up from a moment. */
export function sinceText(sinceMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.floor((nowMs - sinceMs) / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes >= 100
    ? `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`
}

export function sinceMin(sinceMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - sinceMs) / 60_000))
}

/** How long somebody has waited, a fact in whole minutes: 41 分, 95 分. */
export function waitedText(minutes: number): string {
  return `${minutes} ${locale.value === 'zh' ? '分' : 'min'}`
}
