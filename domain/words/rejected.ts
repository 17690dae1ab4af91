/** How a decider stops: thrown inside the domain and turned into a value at its one edge. */
import type { Rejection } from '../queue-day/rejections.ts'

/** Never leaves the domain. */
export class Rejected {
  readonly rejection: Rejection
  constructor(rejection: Rejection) {
    this.rejection = rejection
  }
}

/** Stops deciding with the fact that forbids it. */
export function reject(rejection: Rejection): never {
  throw new Rejected(rejection)
}
