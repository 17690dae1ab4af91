/** Badge number and PIN: five wrong ones lock, in words, and nobody can lock a colleague out. */
import { beforeEach, describe, expect, it } from 'vitest'
import { PIN_COST, PRINTED_PIN_COST } from '../../../server/people/pin-cost.ts'
import { createRoster, hashPin, isPin, type Roster } from '../../../server/people/roster.ts'
import { openMemoryStore } from '../../../server/store/memory.ts'
import { MINUTE } from '../hall/floor.ts'

describe('signing in with badge number and PIN', () => {
  let roster: Roster
  let nowMs = 0
  let wrongs: string[] = []
  beforeEach(async () => {
    nowMs = 1_000_000
    const store = openMemoryStore()
    await store.savePin('0312', await hashPin('2468'))
    await store.savePin('0999', await hashPin('2468'))
    wrongs = []
    roster = createRoster({
      pinOf: store.pinOf,
      store,
      isKnown: (badgeNo) => badgeNo !== '0999' && badgeNo.startsWith('0'),
      nowMs: () => nowMs,
      onWrong: (badgeNo) => wrongs.push(badgeNo),
    })
  })

  async function wrong(times: number, address = 'desk-1'): Promise<void> {
    for (let time = 0; time < times; time += 1) await roster.verify('0312', '0000', address)
  }

  it('ACCESS-2 counts the tries down, and the fifth wrong one locks for five minutes', async () => {
    for (const triesLeft of [4, 3, 2, 1])
      expect(await roster.verify('0312', '0000', 'desk-1')).toEqual({ kind: 'wrong', triesLeft })
    expect(await roster.verify('0312', '0000', 'desk-1')).toEqual({ kind: 'locked', retryAfterSec: 300 })
    expect(await roster.verify('0312', '2468', 'desk-1'), 'not even the right one helps now').toEqual({
      kind: 'locked',
      retryAfterSec: 300,
    })
    nowMs += 4 * MINUTE
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'locked', retryAfterSec: 60 })
    nowMs += MINUTE + 1
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'ok' })
  })

  it('ACCESS-2 whoever is locked out at one desk signs in at another: no prank locks a colleague', async () => {
    await wrong(5, 'prankster')
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'ok' })
  })

  it('ACCESS-2 the right PIN forgives the wrong ones before it', async () => {
    await wrong(4)
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'ok' })
    expect(await roster.verify('0312', '0000', 'desk-1')).toEqual({ kind: 'wrong', triesLeft: 4 })
  })

  it('ACCESS-2 guesses sent all at once count as guesses one by one: five are tried, no more', async () => {
    const guesses = Array.from({ length: 30 }, (_, at) => (at === 29 ? '2468' : String(at).padStart(4, '0')))
    const answers = await Promise.all(guesses.map((pin) => roster.verify('0312', pin, 'desk-1')))
    expect(
      answers
        .filter((one) => one.kind === 'wrong')
        .map((one) => one.triesLeft)
        .sort(),
    ).toEqual([1, 2, 3, 4])
    expect(answers.filter((one) => one.kind === 'locked')).toHaveLength(26)
    expect(answers.filter((one) => one.kind === 'ok')).toHaveLength(0)
  })

  it('ACCESS-2 one PIN tried at every badge: after thirty wrong ones an hour the address is locked, not the people who have signed in from it', async () => {
    expect(await roster.verify('0312', '2468', 'shared')).toEqual({ kind: 'ok' })
    const spray = async (from: number, address: string): Promise<readonly string[]> => {
      const told: string[] = []
      for (let badge = from; badge < from + 40; badge += 1)
        told.push((await roster.verify(String(badge), '1234', address)).kind)
      return told
    }
    expect((await spray(5000, 'shared')).filter((kind) => kind === 'wrong')).toHaveLength(30)
    expect(await roster.verify('0999', '2468', 'shared')).toMatchObject({ kind: 'locked', retryAfterSec: 3600 })
    expect(await roster.verify('0312', '2468', 'shared'), 'works here every day').toEqual({ kind: 'ok' })
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'ok' })
    nowMs += 60 * MINUTE + 1
    expect((await spray(6000, 'shared'))[0]).toBe('wrong')
  })

  it('ACCESS-2 one badge guessed from a hundred networks: a few tries an hour, and the desk that knows it notices nothing', async () => {
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'ok' })
    let tried = 0
    for (let n = 0; n < 300; n += 1) {
      const answer = await roster.verify('0312', '1111', `net-${n}`)
      if (answer.kind === 'wrong') tried += 1
      nowMs += 200
    }
    expect(tried).toBeLessThan(15)
    expect(wrongs).toHaveLength(tried)
    expect(await roster.verify('0312', '2468', 'desk-1')).toEqual({ kind: 'ok' })
    expect(
      await roster.verify('0312', '2468', 'net-999'),
      'a stranger waits for seconds, not for minutes',
    ).toMatchObject({
      kind: 'locked',
      retryAfterSec: expect.any(Number),
    })
    nowMs += 20_001
    expect(await roster.verify('0312', '2468', 'net-999')).toEqual({ kind: 'ok' })
  })

  it('ACCESS-2 a browser that has signed in before is no stranger, wherever it is now', async () => {
    for (let n = 0; n < 40; n += 1) await roster.verify(String(5000 + n), '1111', 'cafe')
    expect(await roster.verify('0312', '2468', 'cafe')).toMatchObject({ kind: 'locked' })
    expect(await roster.verify('0312', '2468', 'cafe', true)).toEqual({ kind: 'ok' })
  })

  it('ACCESS-2 an unknown badge answers like a wrong PIN, and somebody struck off the roster no longer signs in', async () => {
    expect(await roster.verify('7777', '2468', 'desk-1')).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await roster.verify('0999', '2468', 'desk-1')).toEqual({ kind: 'wrong', triesLeft: 4 })
  })
})

describe('what is kept of a PIN', () => {
  it('STORE-7 is argon2id with its own salt, never the PIN', async () => {
    const [one, other] = [await hashPin('2468'), await hashPin('2468')]
    expect(one).toMatch(/^argon2id\$\d+\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(other).not.toBe(one)
    expect(await isPin('2468', one)).toBe(true)
    expect(await isPin('2469', one)).toBe(false)
    expect(await isPin('', one)).toBe(false)
  })

  it('STORE-7 costs 46 MiB a try in a hall, and what was hashed at one cost fits at any later one', async () => {
    expect(PIN_COST).toEqual({ memoryKib: 47_104, passes: 1 })
    expect(await hashPin('2468', PIN_COST)).toMatch(/^argon2id\$47104\$1\$/)
    expect(await isPin('2468', await hashPin('2468', PRINTED_PIN_COST))).toBe(true)
    expect(
      await isPin('2468', 'argon2id$47104$1$HupvicsxVGz7t552xFaVrA$tjHNWR2E8pvuVESE2d8r9XyxWCIrYdbG8_QAU4PcaVQ'),
    ).toBe(true)
  })

  it.each(['', 'plain', 'argon2id$19456$2$$', 'scrypt$1$1$AA$AA', `argon2id$19456$2$${'A'.repeat(22)}$AAAA`])(
    'STORE-7 a spoilt hash fits nothing: "%s"',
    async (kept) => {
      expect(await isPin('2468', kept)).toBe(false)
    },
  )
})
