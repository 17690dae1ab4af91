/** What stands open beside a list of the catalogue: an entry or its draft, and the sentence that a change has left. */
import { ref } from 'vue'

/** Nothing is open at first. */
export function useOpened() {
  const chosen = ref<string | null>(null)
  const isDrafting = ref(false)
  const said = ref('')

  /** null: nothing; with `drafting` a new entry. */
  function choose(id: string | null, drafting = false): void {
    chosen.value = id
    isDrafting.value = drafting
    said.value = ''
  }

  /** Opens what has just changed, under the sentence that says so. */
  function show(sentence: string, id: string): void {
    choose(id)
    said.value = sentence
  }

  return { chosen, isDrafting, said, choose, show }
}
