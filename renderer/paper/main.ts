/** The one button of a paper's page; everything else came with the page and needs no script. */
const button = document.querySelector<HTMLButtonElement>('#print')
if (button && document.querySelector('.sheet:not(.missing)')) {
  button.hidden = false
  button.textContent = document.querySelector('.sheet')?.getAttribute('lang') === 'en' ? 'Print' : '打印'
  button.addEventListener('click', () => window.print())
}
