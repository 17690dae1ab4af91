/** One visitor at the kiosk: which page stands, what was chosen and ticked; wiped as a whole. */
import { computed, onScopeDispose, reactive, ref, shallowRef } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { ItemRequest } from '../../../domain/queue-day/commands.ts'
import type { ServiceItem } from '../../../domain/plan/settings.ts'
import type { ItemId, QueueId } from '../../../domain/words/ids.ts'
import type { Scan } from '../code/scan.ts'
import { usePortrait } from '../../app/device/panel-shape.ts'
import { locale } from '../../app/text/i18n.ts'

export type Page =
  | { readonly name: 'home' }
  | { readonly name: 'items'; readonly category: string; readonly queue: QueueId | null }
  | { readonly name: 'item'; readonly item: ItemId }
  | { readonly name: 'basket' }
  | { readonly name: 'search' }
  /** `scan`: what a scanner has read; `no` tells one from the next. */
  | { readonly name: 'code'; readonly scan?: { readonly read: Scan; readonly no: number } }
  | { readonly name: 'ask'; readonly item: ItemId }
  | { readonly name: 'checklist'; readonly items: readonly ItemId[] }
  /** What needs no number: the tiles, guides, stations near by, machines, the suggestion box, bookings. */
  | { readonly name: 'services' | 'guides' | 'self' | 'suggest' | 'notices' }
  /** `at`: at another site, which knows the matter by that name. */
  | {
      readonly name: 'book'
      readonly item?: ItemId
      readonly at?: { readonly id: string; readonly title: string; readonly matter: string }
    }
  | { readonly name: 'near'; readonly item?: ItemId }
  /** One event with several matters. */
  | { readonly name: 'theme'; readonly theme: string }
  /** Progress and pick-up; `receipt`: of a slip that was scanned, `typed`: what was entered elsewhere. */
  | { readonly name: 'cases'; readonly receipt?: string; readonly typed?: string }
  /** Matters of the hall above: its fields, one field, one matter. */
  | {
      readonly name: 'county'
      readonly site: { readonly id: string; readonly title: string; readonly titleEn: string }
      readonly queue?: string
      readonly matter?: string
    }
  | { readonly name: 'issued' }
  | { readonly name: 'paperOut' }
  /** A sentence that ends the attempt; the visitor goes back, tries again or asks. */
  | { readonly name: 'sorry'; readonly text: string; readonly canRetry: boolean }

export interface Visit {
  readonly page: ComputedRef<Page>
  readonly depth: ComputedRef<number>
  readonly go: (page: Page) => void
  readonly back: () => void
  /** To the start with the basket kept: one more matter is to be chosen. */
  readonly chooseAnother: () => void
  /** Shows a page that has no way back. */
  readonly replaceAll: (page: Page) => void
  /** Back to the start; nothing of this visitor stays. */
  readonly wipe: () => void
  readonly basket: Ref<readonly ItemId[]>
  readonly add: (item: ItemId) => void
  readonly remove: (item: ItemId) => void
  readonly removed: ShallowRef<Removed | null>
  readonly undoRemove: () => void
  readonly hasTicked: (item: ItemId, material: number) => boolean
  readonly toggleTick: (item: ItemId, material: number) => void
  /** null: no box of this item was touched. */
  readonly missingOf: (item: ServiceItem) => number | null
  readonly requestOf: (item: ServiceItem) => ItemRequest
  readonly isElder: Ref<boolean>
  readonly isLow: Ref<boolean>
  /** The panel is mounted across: two columns. */
  readonly isWide: Ref<boolean>
  /** Targets have less height: low reach, or a panel across. */
  readonly isTight: ComputedRef<boolean>
  readonly query: Ref<string>
  /** The visitor came to book: a matter leads to its slots. */
  readonly isBooking: Ref<boolean>
  /** A ticket already taken that gets one more matter. */
  readonly addingTo: Ref<string | null>
  readonly isPristine: ComputedRef<boolean>
}

interface Removed {
  readonly item: ItemId
  readonly at: number
}

const UNDO_MS = 8000
const HOME: Page = { name: 'home' }

/** The state of one visit, released with its scope. */
export function useVisit(): Visit {
  const pages = ref<readonly Page[]>([HOME])
  const page = computed(() => pages.value[pages.value.length - 1] ?? HOME)
  const isElder = ref(false)
  const isLow = ref(false)
  const isPortrait = usePortrait()
  const isWide = computed(() => !isPortrait.value)
  const isTight = computed(() => isLow.value || isWide.value)
  const query = ref('')
  const isBooking = ref(false)
  const addingTo = ref<string | null>(null)
  const chosen = basketOf()
  const ticks = ticksOf()

  function wipe(): void {
    pages.value = [HOME]
    chosen.clear()
    ticks.clear()
    query.value = ''
    isBooking.value = false
    addingTo.value = null
    isElder.value = false
    isLow.value = false
    locale.value = 'zh'
  }

  return {
    ...chosen,
    ...ticks,
    page,
    depth: computed(() => pages.value.length),
    go: (next) => (pages.value = [...pages.value, next]),
    back: () => (pages.value = pages.value.length > 1 ? pages.value.slice(0, -1) : [HOME]),
    chooseAnother: () => (pages.value = [HOME]),
    replaceAll: (only) => (pages.value = [only]),
    wipe,
    isElder,
    isLow,
    isWide,
    isTight,
    query,
    isBooking,
    addingTo,
    isPristine: computed(
      () =>
        page.value.name === 'home' &&
        chosen.basket.value.length === 0 &&
        addingTo.value === null &&
        !isElder.value &&
        !isLow.value &&
        locale.value === 'zh',
    ),
  }
}

type Chosen = Pick<Visit, 'basket' | 'add' | 'remove' | 'removed' | 'undoRemove'> & { readonly clear: () => void }

function basketOf(): Chosen {
  const basket = ref<readonly ItemId[]>([])
  const removed = shallowRef<Removed | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = (): void => {
    clearTimeout(timer)
    removed.value = null
  }
  onScopeDispose(forget)
  return {
    basket,
    removed,
    add: (item) => {
      if (!basket.value.includes(item)) basket.value = [...basket.value, item]
    },
    remove: (item) => {
      forget()
      removed.value = { item, at: basket.value.indexOf(item) }
      basket.value = basket.value.filter((one) => one !== item)
      timer = setTimeout(forget, UNDO_MS)
    },
    undoRemove: () => {
      const last = removed.value
      if (last !== null) basket.value = basket.value.toSpliced(last.at, 0, last.item)
      forget()
    },
    clear: () => {
      forget()
      basket.value = []
    },
  }
}

type Ticks = Pick<Visit, 'hasTicked' | 'toggleTick' | 'missingOf' | 'requestOf'> & { readonly clear: () => void }

function ticksOf(): Ticks {
  const touched = reactive(new Map<ItemId, Set<number>>())
  const missingOf = (item: ServiceItem): number | null => {
    const ticked = touched.get(item.id)
    return ticked === undefined ? null : item.materials.length - ticked.size
  }
  return {
    hasTicked: (item, material) => touched.get(item)?.has(material) ?? false,
    toggleTick: (item, material) => {
      const ticked = touched.get(item) ?? new Set<number>()
      if (!touched.has(item)) touched.set(item, ticked)
      const own = touched.get(item) ?? ticked
      if (!own.delete(material)) own.add(material)
    },
    missingOf,
    requestOf: (item) => {
      const missing = missingOf(item)
      return missing === null ? { item: item.id } : { item: item.id, missing }
    },
    clear: () => touched.clear(),
  }
}
