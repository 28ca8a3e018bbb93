package io.reeve.auth;

import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.NewToken;
import io.reeve.mbeans.TokenInfo;
import io.reeve.mbeans.UserInfo;
import java.util.Map;

/** Hands the management interface's calls to whom they concern. */
final class AuthBean implements AuthMXBean {

    private final EnableSwitch enableSwitch;
    private final UserCommands users;
    private final TokenCommands tokens;

    AuthBean(EnableSwitch enableSwitch, UserCommands users, TokenCommands tokens) {
        this.enableSwitch = enableSwitch;
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public boolean getEnable() {
        return enableSwitch.isOn();
    }

    @Override
    public void setEnable(boolean enable) {
        enableSwitch.set(enable);
    }

    @Override
    public UserInfo add(String username, String password, String privileges, String settings) {
        return users.add(username, password, privileges, settings);
    }

    @Override
    public UserInfo update(String username, String settings) {
        return users.update(username, settings);
    }

    @Override
    public void delete(String username) {
        users.delete(username);
    }

    @Override
    public UserInfo get(String username) {
        return users.get(username);
    }

    @Override
    public Map<String, UserInfo> getAll() {
        return users.all();
    }

    @Override
    public NewToken addToken(String username, String label, String privileges, int days) {
        return tokens.add(username, label, privileges, days);
    }

    @Override
    public void deleteToken(String id) {
        tokens.delete(id);
    }

    @Override
    public Map<String, TokenInfo> getTokens() {
        return tokens.all();
    }
}
