/** What a new password must be, as the server checks it. */
export const passwordHint = '密码10至128个字符，大写字母、小写字母、数字、其他符号四类中至少用三类，不含登录名。'
