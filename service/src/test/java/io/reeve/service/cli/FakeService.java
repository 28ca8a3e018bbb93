package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.job.Selector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that speaks Jolokia over a real socket, in the shapes of Jolokia 2.6, and only pretends to run jobs. */
final class FakeService implements AutoCloseable {

    private static final String NOT_FOUND = "javax.management.InstanceNotFoundException";

    final Map<String, JsonObject> statuses = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, JsonObject> definitions = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, Map<String, String>> labels = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, String> output = Collections.synchronizedMap(new LinkedHashMap<>());
    final JsonArray auditRecords = new JsonArray();
    final JsonArray auditProblems = new JsonArray();
    /** What attributes and operations of jobs answer, before anything else; null where they are refused. */
    final Map<String, JsonElement> answers = Collections.synchronizedMap(new LinkedHashMap<>());

    /** What the LogExplorer answers, one after the other; without any there is no LogExplorer. */
    final Queue<JsonElement> explored = new ConcurrentLinkedQueue<>();

    final FakeScheduler scheduler = new FakeScheduler();
    final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    static {
        // The JDK's server sends head and body apart; with the algorithm of Nagle an answer takes 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    FakeService(int port) throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    FakeService(HttpServer server) {
        this.server = server;
        server.createContext("/jolokia", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/jolokia");
    }

    int port() {
        return server.getAddress().getPort();
    }

    void job(String name, String state, long pid) {
        JsonObject exit = new JsonObject();
        exit.addProperty("kind", "CODE");
        exit.addProperty("number", 3);
        exit.addProperty("text", "exit code 3");
        JsonObject status = new JsonObject();
        status.addProperty("name", name);
        status.addProperty("state", state);
        status.addProperty("sinceMillis", 1_000_000L);
        status.addProperty("pid", pid);
        status.addProperty("startedAtMillis", 1_000_000L);
        status.addProperty("endedAtMillis", 0);
        status.addProperty("restarts", 2);
        status.addProperty("instances", 1);
        status.add("lastExit", exit);
        status.addProperty("reason", "said so");
        status.add("lastErrors", new JsonArray());
        statuses.put(name, status);
        definitions.put(
                name,
                JsonParser.parseString(
                                "{'name':'" + name
                                        + "','command':'/bin/cat','environment':{'A':'1'},'labels':{'tier':'web'},"
                                        + "'stopTimeoutMillis':10000,'resources':{'user':'nobody','umask':'0022','memory':{'soft':'209715200'}},'extra':{'team':'\"core\"','level':'3'}}")
                        .getAsJsonObject());
        output.put(name + "OUT", "");
        output.put(name + "ERR", "");
    }

    JsonObject definition(String name) {
        return Objects.requireNonNull(definitions.get(name));
    }

    JsonObject status(String name) {
        return Objects.requireNonNull(statuses.get(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonElement request = JsonParser.parseString(body);
        JsonElement answer;
        if (request.isJsonArray()) {
            JsonArray answers = new JsonArray();
            request.getAsJsonArray().forEach(one -> answers.add(answer(one.getAsJsonObject())));
            answer = answers;
        } else {
            answer = answer(request.getAsJsonObject());
        }
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonObject answer(JsonObject request) {
        requests.add(request);
        String mbean = request.get("mbean").getAsString();
        try {
            if (mbean.equals(ObjectNames.AUDIT.toString())) {
                return ok(audit(request));
            }
            if (mbean.equals(ObjectNames.SCHEDULER.toString()) && scheduler.isThere()) {
                return scheduler(request.get("operation").getAsString());
            }
            if (mbean.equals(ObjectNames.LOG_EXPLORER.toString()) && !explored.isEmpty()) {
                return ok(explored.remove());
            }
            return ok(mbean.equals(ObjectNames.SERVER.toString()) ? server(request) : job(mbean, request));
        } catch (IllegalStateException e) {
            return error(500, e.getClass().getName(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return error(404, NOT_FOUND, mbean);
        }
    }

    private JsonObject scheduler(String operation) {
        return scheduler
                .refusal(operation)
                .map(message -> error(400, "java.lang.IllegalArgumentException", message))
                .orElseGet(() -> ok(scheduler.answer(operation)));
    }

    /** What was asked of the scheduler: each operation with its arguments as JSON. */
    List<String> askedOfScheduler() {
        return requests.stream()
                .filter(request -> request.get("mbean").getAsString().equals(ObjectNames.SCHEDULER.toString()))
                .map(request -> request.get("operation").getAsString() + request.get("arguments"))
                .toList();
    }

    private JsonElement server(JsonObject request) {
        JsonArray arguments = request.getAsJsonArray("arguments");
        switch (request.get("operation").getAsString()) {
            case "statusAll" -> {
                return object(statuses);
            }
            case "select" -> {
                return object(selected(arguments.get(0).getAsString()));
            }
            case "getAll" -> {
                return object(definitions);
            }
            case "memAll" -> {
                JsonObject all = new JsonObject();
                statuses.keySet().forEach(name -> all.add(name, memory()));
                return all;
            }
            case "add" -> {
                job(arguments.get(0).getAsString(), "STOPPED", 0);
                return definition(arguments.get(0).getAsString());
            }
            case "delete" -> {
                statuses.remove(arguments.get(0).getAsString());
                return JsonNull.INSTANCE;
            }
            default -> throw new AssertionError(request);
        }
    }

    private Map<String, JsonObject> selected(String text) {
        Selector selector = selector(text);
        Map<String, JsonObject> selected = new LinkedHashMap<>(statuses);
        selected.keySet().removeIf(name -> !selector.selects(name, labels.getOrDefault(name, Map.of())));
        return selected;
    }

    /** What is unusable is refused; that a bean is not there would be another answer. */
    private static Selector selector(String text) {
        try {
            return Selector.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private JsonElement audit(JsonObject request) {
        if (request.get("operation").getAsString().equals("tail")) {
            return auditRecords;
        }
        JsonObject check = new JsonObject();
        check.addProperty("records", auditRecords.size());
        check.addProperty("lastHash", "abc");
        check.add("problems", auditProblems);
        return check;
    }

    private JsonElement job(String mbean, JsonObject request) {
        JsonObject status = statuses.values().stream()
                .filter(job -> ObjectNames.job(job.get("name").getAsString())
                        .toString()
                        .equals(mbean))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
        String name = status.get("name").getAsString();
        boolean read = request.get("type").getAsString().equals("read");
        String member = request.get(read ? "attribute" : "operation").getAsString();
        if (answers.containsKey(member)) {
            return answered(member);
        }
        if (read) {
            return member.equals("Definition") ? definition(name) : status.get("name");
        }
        return switch (member) {
            case "start" -> start(status);
            case "stop" -> become(status, "STOPPED", 0);
            case "restart" -> become(status, "RUNNING", 72);
            case "status" -> status;
            case "update" -> definition(name);
            case "read" -> new JsonPrimitive(output.getOrDefault(name + "OUT", ""));
            case "readErrors" -> new JsonPrimitive(output.getOrDefault(name + "ERR", ""));
            case "followInstance" -> follow(name, request.getAsJsonArray("arguments"));
            case "mem" -> memory();
            default -> throw new AssertionError(request);
        };
    }

    private JsonElement answered(String member) {
        JsonElement answer = answers.getOrDefault(member, JsonNull.INSTANCE);
        if (answer.isJsonNull()) {
            throw new IllegalStateException(member + " is not for you");
        }
        return answer;
    }

    private JsonElement follow(String name, JsonArray arguments) {
        int instance = arguments.get(0).getAsInt();
        String key =
                name + (instance == 1 ? "" : ":" + instance) + arguments.get(1).getAsString();
        String all = output.getOrDefault(key, "");
        int position = (int) arguments.get(2).getAsLong();
        if (position < 0) {
            int lines = -position;
            position = all.length();
            while (position > 0 && lines > 0) {
                position = all.lastIndexOf('\n', position - 2) + 1;
                lines--;
            }
        }
        int end = Math.min(all.length(), position + arguments.get(3).getAsInt());
        JsonObject chunk = new JsonObject();
        chunk.addProperty("text", all.substring(position, end));
        chunk.addProperty("next", end);
        chunk.addProperty("skipped", all.startsWith("lost") && position == 0 ? 7 : 0);
        return chunk;
    }

    private static JsonObject start(JsonObject status) {
        if (status.get("state").getAsString().equals("RUNNING")) {
            throw new IllegalStateException("job " + status.get("name").getAsString() + " is RUNNING: cannot start");
        }
        return become(status, "RUNNING", 71);
    }

    private static JsonObject become(JsonObject status, String state, long pid) {
        status.addProperty("state", state);
        status.addProperty("pid", pid);
        return status;
    }

    private static JsonObject memory() {
        return JsonParser.parseString("{'residentBytes':2097152,'proportionalBytes':1572864,'processes':2}")
                .getAsJsonObject();
    }

    private static JsonObject object(Map<String, JsonObject> members) {
        JsonObject object = new JsonObject();
        members.forEach(object::add);
        return object;
    }

    private static JsonObject ok(JsonElement value) {
        JsonObject answer = new JsonObject();
        answer.add("value", value);
        answer.addProperty("status", 200);
        answer.addProperty("timestamp", 1_700_000_000);
        return answer;
    }

    private static JsonObject error(int status, String type, String message) {
        JsonObject answer = new JsonObject();
        answer.addProperty("error_type", type);
        answer.addProperty("error", type + " : " + message);
        answer.addProperty("status", status);
        return answer;
    }
}
