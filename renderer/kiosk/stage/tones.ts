/** Two short tones, so that a warning is also heard where no voice speaks. */

const TONES_HZ = [660, 880] as const
const EACH_SEC = 0.18

/** Plays them once; a kiosk without sound goes on in silence. */
export function playTones(): void {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  const gain = context.createGain()
  gain.gain.value = 0.15
  gain.connect(context.destination)
  TONES_HZ.forEach((hertz, at) => {
    const tone = context.createOscillator()
    tone.frequency.value = hertz
    tone.connect(gain)
    tone.start(context.currentTime + at * EACH_SEC * 1.5)
    tone.stop(context.currentTime + at * EACH_SEC * 1.5 + EACH_SEC)
    if (at === TONES_HZ.length - 1) tone.addEventListener('ended', () => void context.close())
  })
}
