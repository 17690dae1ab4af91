/** A verb of the day has a page that sends it and a test that tries it; nothing else would notice one with neither. */
import { expect, it } from 'vitest'
import { DAY_MAY } from '../../domain/queue-day/commands.ts'
import { report, sources } from './sources.ts'

/** What somebody may give, and not the server's own clock alone. */
const verbs = Object.entries(DAY_MAY).flatMap(([type, who]) => (who.some((one) => one !== 'timekeeper') ? [type] : []))

/** Verbs that no file below `folder` names. */
function unnamedBelow(folder: string): readonly string[] {
  const texts = sources.filter(({ path }) => path.startsWith(folder)).map(({ text }) => text)
  return verbs.filter((type) => !texts.some((text) => text.includes(`'${type}'`)))
}

it('each verb of the day is sent by a page', () => {
  const remedy = 'is sent by no page; a clerk’s verb is a row of renderer/clerk/console/verbs.ts'
  expect(report(unnamedBelow('renderer/').map((type) => `${type} ${remedy}`))).toBe('')
})

it('each verb of the day is tried by a test of its own', () => {
  const remedy = 'is tried by no test of test/domain/queue-day/; write one that carries the number of its rule'
  expect(report(unnamedBelow('test/domain/queue-day/').map((type) => `${type} ${remedy}`))).toBe('')
})
