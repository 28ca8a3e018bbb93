export const loginEn = {
    user: 'Username',
    password: 'Password',
    enter: 'Log in',
    enterIn: (seconds: number) => `Log in (in ${seconds} s)`,
    over: 'Your session has ended. Log in, and you are back where you were.',
    blank: 'Type in your user name and password, or a token as the password.',
    refused: (sentence: string) => (sentence === '' ? 'You were not let in.' : `You were not let in: ${sentence}.`),
    throttled: (seconds: number) =>
        `Too many logins from your address have failed. Wait ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`,
    unreachable: 'The service does not answer. Try again in a moment.',
};

export const loginZh: typeof loginEn = {
    user: '用户名',
    password: '密码',
    enter: '登录',
    enterIn: seconds => `登录(${seconds} 秒后)`,
    over: '会话已结束。登录后将回到原来的页面。',
    blank: '请输入用户名和密码,也可以用令牌代替密码。',
    refused: sentence => (sentence === '' ? '登录被拒绝。' : `登录被拒绝:${sentence}`),
    throttled: seconds => `来自您地址的失败登录过多。请等待 ${seconds} 秒。`,
    unreachable: '服务没有响应。请稍后重试。',
};
