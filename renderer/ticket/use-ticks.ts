/** What the citizen has already packed: ticks that stay on this phone and are never sent. */
import { ref } from 'vue'
import type { Ref } from 'vue'

const KEY = 'yichuang.ticks'
const LINKS_KEPT = 5

type Kept = readonly (readonly [link: string, names: readonly string[]])[]

export interface Ticks {
  readonly ticked: Ref<readonly string[]>
  readonly toggle: (name: string) => void
}

/** The ticks of one ticket; those of older tickets are forgotten after a few. */
export function useTicks(link: string): Ticks {
  const ticked = ref<readonly string[]>(readKept().find(([of]) => of === link)?.[1] ?? [])

  function toggle(name: string): void {
    ticked.value = ticked.value.includes(name) ? ticked.value.filter((one) => one !== name) : [...ticked.value, name]
    const others = readKept().filter(([of]) => of !== link)
    writeKept([[link, ticked.value], ...others].slice(0, LINKS_KEPT) as Kept)
  }

  return { ticked, toggle }
}

function readKept(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? (kept as Kept) : []
  } catch {
    return []
  }
}

function writeKept(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // A phone in private mode keeps nothing; the ticks last as long as the page.
  }
}
