/** Where a browser keeps that it was paired as a screen of the hall; kind and place stand behind it. */
export const DEVICE_KEY = 'yichuang.device'
