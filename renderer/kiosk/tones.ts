/** Two short tones, so that a warning is also heard where no voice speaks. */

/** Plays the chime of the hall's clip set; a kiosk without sound goes on in silence. */
export function playTones(): void {
  if (typeof Audio === 'undefined') return
  const chime = new Audio('/voice/zh/chime.wav')
  chime.volume = 0.4
  chime.play()?.catch(() => undefined)
}
