/** The floors of domain/: arrows run down only – contract, views, subjects, what needs no stream, plan, words. */
import { expect, it } from 'vitest'
import { importsOf, productSources, report } from './sources.ts'

/** A room knows only rooms that stand before it here, types included. */
const ROOMS = [
  // What everything is said in, and what a hall has decided of itself.
  'words',
  'plan',
  // What needs no stream.
  'calendar',
  'forecast',
  'announcement',
  'slip',
  'site',
  'regulation',
  // The subjects; a later one may write to the streams of an earlier one.
  'queue-day',
  'catalogue',
  'device',
  'feedback',
  'rectification',
  'rating',
  'first-contact',
  'assessment',
  'offline',
  'booking',
  'site-link',
  'errand',
  'project',
  'locker',
  'case',
  'report',
  'replay',
  'staffing',
  'settings',
  'session-request',
  'alert',
  'posting',
  'duty',
  // What is shown, and what joins it all.
  'village',
  'views',
  'contract',
] as const

const roomOf = (path: string): string => path.split('/')[1] as string
const floorOf = (path: string): number => (ROOMS as readonly string[]).indexOf(roomOf(path))
const domain = productSources.filter((source) => /^domain\/[^/]+\//.test(source.path))

it('every room of domain/ has its place in the order of rooms', () => {
  const missing = [...new Set(domain.map((source) => roomOf(source.path)))].filter(
    (room) => !(ROOMS as readonly string[]).includes(room),
  )
  expect(report(missing.map((room) => `domain/${room}/ has no place; add it to ROOMS behind the rooms it knows`))).toBe(
    '',
  )
})

it('arrows inside domain/ run down: a room knows only rooms before it, and no two know each other', () => {
  expect(
    report(
      domain.flatMap((source) =>
        importsOf(source).flatMap((one) => {
          if (one.target === null || floorOf(one.target) <= floorOf(source.path)) return []
          return [
            `${source.path}:${one.line} imports ${one.target}: ${roomOf(source.path)} may not know ${roomOf(one.target)}; move what both need down`,
          ]
        }),
      ),
    ),
  ).toBe('')
})
