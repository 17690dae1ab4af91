/** A post without a carrier: for a hall that has no contract yet, and for tests of every way in which one misbehaves. */
import type { Parcel, Post, PostAnswer } from './port.ts'

/** As it should be, late, refusing, out of reach. */
export type PostHabit = 'sound' | 'late' | 'refuses' | 'away'

export interface SimulatedPost extends Post {
  setHabit(habit: PostHabit): void
  /** Gives the answers that were late. */
  answerLate(): void
  /** Parcels that it carries, by reference. */
  parcels(): ReadonlyMap<string, Parcel>
}

/** Makes it; what it refuses, it refuses for this reason. */
export function createSimulatedPost(why = '地址不在投递范围'): SimulatedPost {
  const carried = new Map<string, Parcel>()
  const numbers = new Map<string, string>()
  let habit: PostHabit = 'sound'
  let late: (() => void)[] = []

  function take(parcel: Parcel): PostAnswer {
    const trackingNo = numbers.get(parcel.reference) ?? `YJ${String(numbers.size + 1).padStart(9, '0')}CN`
    numbers.set(parcel.reference, trackingNo)
    carried.set(parcel.reference, parcel)
    return { kind: 'taken', trackingNo }
  }

  return {
    handOver: async (parcel) => {
      if (habit === 'away') throw new Error('the post is out of reach')
      if (habit === 'refuses') return { kind: 'refused', why }
      if (habit === 'late') await new Promise<void>((resolve) => late.push(resolve))
      return take(parcel)
    },
    cancel: async (reference) => void carried.delete(reference),
    setHabit: (next) => void (habit = next),
    answerLate: () => {
      const waiting = late
      late = []
      for (const settle of waiting) settle()
    },
    parcels: () => carried,
  }
}
