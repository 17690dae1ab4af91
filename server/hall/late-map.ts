/** A map whose values are made when somebody asks for them: of a day's closed tickets hardly any ever is. */

/** Keys in their order; a value is read by its place at first use and then kept. Values are objects. */
export class LateMap<V extends object> extends Map<string, V> {
  readonly #read: (place: number) => V
  /** Places that nobody has asked for yet, the first of them or one before it. */
  #from = 0
  readonly #keys: readonly string[]

  constructor(keys: readonly string[], read: (place: number) => V) {
    super()
    this.#read = read
    this.#keys = keys
    // A number stands for what is not made yet.
    for (const [place, key] of keys.entries()) super.set(key, place as unknown as V)
  }

  override get(key: string): V | undefined {
    const found: V | number | undefined = super.get(key)
    if (typeof found !== 'number') return found
    const made = this.#read(found)
    super.set(key, made)
    return made
  }

  /** Makes the next `most` that are missing; gives whether any may be left. */
  makeSome(most: number): boolean {
    const until = Math.min(this.#keys.length, this.#from + most)
    for (; this.#from < until; this.#from += 1) this.get(this.#keys[this.#from] as string)
    return this.#from < this.#keys.length
  }

  override entries(): MapIterator<[string, V]> {
    this.makeSome(Infinity)
    return super.entries()
  }

  override [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  override values(): MapIterator<V> {
    this.makeSome(Infinity)
    return super.values()
  }

  override forEach(tell: (value: V, key: string, map: Map<string, V>) => void): void {
    this.makeSome(Infinity)
    super.forEach(tell)
  }
}
