/** Entry of the phone's page on which people ask for a time outside the hours: small, with the phone's own fonts. */
import { createApp } from 'vue'
import '../app/base.css'
import './request.css'
import RequestPage from './RequestPage.vue'
import { locale } from './texts.ts'
import { keepInputMethodKeys } from '../app/composition.ts'

if (navigator.language && !navigator.language.toLowerCase().startsWith('zh')) locale.value = 'en'
keepInputMethodKeys()
createApp(RequestPage).mount('#app')
