/** What a pick-up locker is to the hall: doors that are opened, and that say whether they are shut. */

export type DoorState = 'open' | 'shut'

/** One locker, whoever made it. A promise that does not settle counts as silence. */
export interface Locker {
  /** Names of its doors as the hall has set it up now: "1", "2" … */
  doors(): readonly string[]
  /** Unlocks a door; what it is afterwards. Throws when the locker refuses or is out of reach. */
  open(door: string): Promise<DoorState>
  state(door: string): Promise<DoorState>
}
