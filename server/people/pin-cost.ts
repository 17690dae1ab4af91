/**
 * What one try at a PIN costs: as strong as 19 MiB in two passes, and large enough that the memory goes back to the
 * system after each sign-in. Nearly all of a sign-in is this, on purpose (STORE-7).
 */
export const PIN_COST = { memoryKib: 47_104, passes: 1 } as const

/** A PIN that stands in a site file and on the terminal hides nothing from whoever reads the file of the hall. */
export const PRINTED_PIN_COST = { memoryKib: 64, passes: 1 } as const

export interface PinCost {
  readonly memoryKib: number
  readonly passes: number
}
