/** A locker without a machine: for a hall that has none yet, and for tests of every way in which one misbehaves. */
import type { DoorState, Locker } from './port.ts'

/** How a door behaves: as it should, says nothing, refuses to open, is never shut by whoever opened it. */
export type DoorHabit = 'sound' | 'silent' | 'stuck' | 'leftOpen'

export interface SimulatedLocker extends Locker {
  setHabit(door: string, habit: DoorHabit): void
  /** Somebody shuts it by hand. */
  shut(door: string): void
}

/** A sound door is shut again `shutAfterMs` after it was opened. */
export function createSimulatedLocker(
  doors: () => readonly string[],
  nowMs: () => number,
  shutAfterMs = 4000,
): SimulatedLocker {
  const habits = new Map<string, DoorHabit>()
  const openedMs = new Map<string, number>()
  const never = (): Promise<never> => new Promise(() => undefined)
  const habitOf = (door: string): DoorHabit => habits.get(door) ?? 'sound'
  function known(door: string): void {
    if (!doors().includes(door)) throw new Error(`the locker has no door ${door}`)
  }
  async function state(door: string): Promise<DoorState> {
    known(door)
    if (habitOf(door) === 'silent') return never()
    const since = openedMs.get(door)
    if (since === undefined) return 'shut'
    if (habitOf(door) === 'leftOpen' || nowMs() - since < shutAfterMs) return 'open'
    openedMs.delete(door)
    return 'shut'
  }
  return {
    doors,
    state,
    open: async (door) => {
      known(door)
      if (habitOf(door) === 'silent') return never()
      if (habitOf(door) === 'sound' || habitOf(door) === 'leftOpen') openedMs.set(door, nowMs())
      return state(door)
    },
    setHabit: (door, habit) => void habits.set(door, habit),
    shut: (door) => {
      habits.set(door, 'sound')
      openedMs.delete(door)
    },
  }
}
