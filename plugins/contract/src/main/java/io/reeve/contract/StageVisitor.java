package io.reeve.contract;

import io.reeve.spi.Identity;
import io.reeve.spi.Visitor;
import javax.management.ObjectName;

/** Who came in by the plugin's door, and has what the test put into {@link Stage#service}: there is no gate on a stage. */
record StageVisitor(Identity identity, Stage stage) implements Visitor {

    static final Identity ANYONE = new Identity() {
        @Override
        public String name() {
            return "anyone";
        }

        @Override
        public boolean isValid() {
            return true;
        }

        @Override
        public boolean may(String privilege, String job) {
            return true;
        }

        @Override
        public boolean mayForSome(String privilege) {
            return true;
        }
    };

    @Override
    public <T> T bean(ObjectName name, Class<T> mxbean) {
        return stage.bean(name, mxbean);
    }
}
