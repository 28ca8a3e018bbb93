package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;
import java.util.Map;

/**
 * Users, what they may do, and API tokens. Changes count at once, on open connections too. Passwords and tokens are kept
 * as hashes, which never leave the service.
 */
@Description("Users with their privileges, and API tokens.")
public interface AuthMXBean {

    @Privilege("AUTH.GETENABLE")
    @Description("Whether callers have to log in.")
    boolean getEnable();

    @Privilege("AUTH.SETENABLE")
    @Description("Whether callers have to log in; can be switched off only while all doors are on loopback.")
    void setEnable(boolean enable);

    @Privilege("AUTH.ADD")
    @Operation(Impact.ACTION)
    @Description("Adds a user.")
    UserInfo add(
            @Audited @Description("Name of the new user: letters, digits and . _ @ -, at most 64.") String username,
            @Description("Password, at most 1,024 characters.") String password,
            @Audited @Description("Privileges separated by commas, such as viewer,START@billing-*; * is all of them.")
                    String privileges,
            @Description("Further facts to keep as a JSON or YAML object, such as realname; empty for none.")
                    String settings);

    @Privilege("AUTH.UPDATE")
    @Operation(Impact.ACTION)
    @Description("Changes a user; what is not named stays. A new password ends the user's connections.")
    UserInfo update(
            @Audited @Description("Name of the user.") String username,
            @Description("What changes as a JSON or YAML object: password, privileges, further facts.")
                    String settings);

    @Privilege("AUTH.DELETE")
    @Operation(Impact.ACTION)
    @Description("Removes a user with all tokens; the last one with all privileges stays.")
    void delete(@Audited @Description("Name of the user.") String username);

    @Privilege("AUTH.GET")
    @Operation(Impact.INFO)
    @Description("A user, without the password.")
    UserInfo get(@Description("Name of the user.") String username);

    @Privilege("AUTH.GETALL")
    @Operation(Impact.INFO)
    @Description("All users by name, without passwords.")
    Map<String, UserInfo> getAll();

    @Privilege("AUTH.ADDTOKEN")
    @Operation(Impact.ACTION)
    @Description("Makes a token by which a program acts for a user. It is told here and never again.")
    NewToken addToken(
            @Audited @Description("Name of the user it acts for.") String username,
            @Description("What it is for, in a few words.") String label,
            @Audited @Description("Privileges, of which those count that the user has too; * for all of the user's.")
                    String privileges,
            @Audited @Description("After how many days it expires, 1 to 3,650.") int days);

    @Privilege("AUTH.DELETETOKEN")
    @Operation(Impact.ACTION)
    @Description("Revokes a token.")
    void deleteToken(@Audited @Description("Id of the token.") String id);

    @Privilege("AUTH.GETTOKENS")
    @Operation(Impact.INFO)
    @Description("All tokens by id, without the tokens themselves.")
    Map<String, TokenInfo> getTokens();
}
