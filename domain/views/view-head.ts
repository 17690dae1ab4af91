/** What every view begins with: the event it shows and the time at which it was true. */
export interface ViewHead {
  /** Event number that this view shows; a lower one is older. */
  readonly seq: number
  /** Server time at which it was true, UTC ms. */
  readonly atMs: number
  /** The hall's disk keeps nothing now: no number is given and nobody is called until it does. */
  readonly keepsNothing?: boolean
}
