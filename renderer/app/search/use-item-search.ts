/** The search of a page: what fits the typed words, with pinyin as soon as its tables are here. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { searchIndex, searchItems, type Searched, type ToReadings } from './item-search.ts'
import { loadReadings } from './readings.ts'

export interface ItemSearch<T> {
  /** Best first; all items for an empty query. */
  readonly found: ComputedRef<readonly T[]>
  /** The tables of pinyin are here, or cannot be had: then characters and words still find. */
  readonly isReady: Ref<boolean>
  /** How its characters are read; null until the tables are here. */
  readonly readings: Readonly<Ref<ToReadings | null>>
  /** Fetches the tables before anybody has typed. */
  readonly load: () => void
}

/** Tables come with the first Latin letter typed; a page that expects letters calls `load` when it opens. */
export function useItemSearch<T extends Searched>(items: () => readonly T[], query: () => string): ItemSearch<T> {
  const readings = shallowRef<ToReadings | null>(null)
  const isReady = ref(false)
  let isAsked = false
  const index = computed(() => searchIndex(items(), readings.value))
  const found = computed(() => searchItems(index.value, query()))

  function load(): void {
    if (isAsked) return
    isAsked = true
    void loadReadings()
      .then(
        (loaded) => (readings.value = loaded),
        () => (isAsked = false),
      )
      .finally(() => (isReady.value = true))
  }

  watch(query, (text) => {
    if (/\p{Script=Latin}/u.test(text)) load()
  })
  return { found, isReady, readings, load }
}
