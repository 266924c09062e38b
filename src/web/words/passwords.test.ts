import { expect, it } from 'vitest'
import { passwordHint as rule } from '../../domain/account/password.ts'
import { passwordHint } from './passwords.ts'

it('a page says of a new password what the server will check', () => expect(passwordHint).toBe(rule))
