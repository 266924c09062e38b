import { ensureWebPages } from './webPages.mjs'

ensureWebPages()
