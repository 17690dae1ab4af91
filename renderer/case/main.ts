/** Entry of the phone's page of a case. */
import '../app/text/field-names.ts'
import { keepInputMethodKeys } from '../app/composition.ts'
import '../app/base.css'
import './case.css'
import { createApp } from 'vue'
import CasePage from './CasePage.vue'
import { speakPhoneLanguage } from '../app/text/language.ts'

speakPhoneLanguage()
keepInputMethodKeys()
// A stranger's mobile data is not ours to spend: the phone's own fonts only.
createApp(CasePage).mount('#app')
