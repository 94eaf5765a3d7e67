/** The messages a telephone gets. They name no illness and no package: whoever holds the phone may read them. */
export const signInText = (code: string): string => `【家医】验证码 ${code}，5 分钟内有效，用于登录家庭医生签约。请勿告诉他人。`
export const bondText = (code: string, askedBy: string): string => `【家医】${askedBy} 申请代办您的家庭医生签约，验证码 ${code}，5 分钟内有效。您同意才把验证码告诉对方；不同意请不要理会。`
