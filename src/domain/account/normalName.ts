/** Upper and lower case, full and half width are the same name: nobody can open 王芳 beside ＷＡＮＧ and wang. */
export const normalName = (name: string): string => name.trim().normalize('NFKC').toLowerCase()
