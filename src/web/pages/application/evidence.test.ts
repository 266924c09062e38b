import { expect, it } from 'vitest'
import { MAX_ATTACHMENT_BYTES } from '../../../usecases/attachFile.ts'
import { maxAttachmentBytes } from './evidence.ts'

it('the page refuses exactly the files that the server would refuse', () => expect(maxAttachmentBytes).toBe(MAX_ATTACHMENT_BYTES))
