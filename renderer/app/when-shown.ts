/** A part that is kept while another one stands in its place: what it shows is asked for anew when it comes back. */
import { nextTick, onActivated, onMounted } from 'vue'

/** Runs now, and each time the part is shown again (Vue calls the first showing one as well). */
export function whenShown(load: () => unknown): void {
  let isFirst = true
  void load()
  onMounted(() => void nextTick(() => (isFirst = false)))
  onActivated(() => {
    if (!isFirst) void load()
  })
}
