package io.reeve.service.http;

import io.reeve.service.gate.Gate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import org.jolokia.core.service.serializer.SerializeOptions;
import org.jolokia.json.JSONObject;
import org.jolokia.server.core.Version;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.EmptyResponseException;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.NotChangedException;
import org.jolokia.server.core.util.RequestType;
import org.jolokia.server.core.util.jmx.MBeanServerAccess;
import org.jolokia.server.core.util.jmx.SingleMBeanServerAccess;
import org.jolokia.service.jmx.api.CommandHandler;
import org.jolokia.service.jmx.handler.ExecHandler;
import org.jolokia.service.jmx.handler.ListHandler;
import org.jolokia.service.jmx.handler.ReadHandler;
import org.jolokia.service.jmx.handler.SearchHandler;
import org.jolokia.service.jmx.handler.WriteHandler;
import org.jolokia.service.serializer.JolokiaSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Calls Jolokia's handlers on one MBean server, the gated one. Put together here rather than by Jolokia's service manager:
 * that one finds every MBean server of the JVM, ungated, brings notifications, and serialises all requests with options
 * from one shared builder, so that one client's maxDepth can end up in another's answer.
 */
final class Dispatch {

    private final MBeanServerConnection server;
    private final MBeanServerAccess access;
    private final Tree tree;
    private final JolokiaSerializer serializer = new JolokiaSerializer();
    private final Map<RequestType, CommandHandler<?>> handlers = Map.of(
            RequestType.READ, new ReadHandler(),
            RequestType.WRITE, new WriteHandler(),
            RequestType.EXEC, new ExecHandler(),
            RequestType.LIST, new ListHandler(),
            RequestType.SEARCH, new SearchHandler());

    Dispatch(Gate gate) {
        MBeanServer beans = gate.before(Callers::current);
        server = beans;
        access = new SingleMBeanServerAccess(beans);
        tree = new Tree(gate);
        // The list handler describes the JVM's beans once for all callers when it begins; here it finds none.
        MBeanServerAccess empty = new SingleMBeanServerAccess(MBeanServerFactory.newMBeanServer());
        Surroundings surroundings = new Surroundings(empty, serializer, tree.keys());
        serializer.init(surroundings);
        handlers.values().forEach(handler -> handler.init(surroundings, null));
    }

    /** The value that answers the request, as JSON. */
    @Nullable Object value(JolokiaRequest request)
            throws IOException, JMException, BadRequestException, NotChangedException, EmptyResponseException {
        if (request.getType() == RequestType.VERSION) {
            return version();
        }
        List<String> path = request.useReturnValueWithPath() ? request.getPathParts() : null;
        Object result = call(request);
        if (request.getParameterAsBool(ConfigKey.LIST_CACHE)) {
            tree.decorate(result);
        }
        return serializer.serialize(result, path, options(request));
    }

    private @Nullable Object call(JolokiaRequest request)
            throws IOException, JMException, BadRequestException, NotChangedException, EmptyResponseException {
        @SuppressWarnings("unchecked") // the map pairs types and handlers
        CommandHandler<JolokiaRequest> handler = (CommandHandler<JolokiaRequest>) handlers.get(request.getType());
        if (handler == null) {
            throw new SecurityException(request.getType().getName() + " requests are closed to callers from outside");
        }
        return handler.handleAllServersAtOnce(request)
                ? handler.handleAllServerRequest(access, request, null)
                : handler.handleSingleServerRequest(server, request);
    }

    /** Nothing is cut short unless the client asks for it. */
    private static SerializeOptions options(JolokiaRequest request) {
        return new SerializeOptions.Builder()
                .maxDepth(request.getParameterAsInt(ConfigKey.MAX_DEPTH))
                .maxCollectionSize(request.getParameterAsInt(ConfigKey.MAX_COLLECTION_SIZE))
                .maxObjects(request.getParameterAsInt(ConfigKey.MAX_OBJECTS))
                .serializeLong(request.getParameter(ConfigKey.SERIALIZE_LONG))
                .faultHandler(request.getValueFaultHandler())
                .useAttributeFilter(request.getPathParts() != null)
                .build();
    }

    private static JSONObject version() {
        JSONObject version = new JSONObject();
        version.put("agent", Version.getAgentVersion());
        version.put("protocol", Version.getProtocolVersion());
        version.put("id", "reeve");
        version.put("details", new JSONObject());
        version.put("info", new JSONObject());
        version.put("config", new JSONObject());
        return version;
    }
}
